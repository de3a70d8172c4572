/** What the protection of personal data costs: each figure beside the same work without it, in the same run. */
package io.shouwen.benchmarks.privacy;
