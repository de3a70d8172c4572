/** Measures the running war, each figure beside a floor from the same machine in the same minute. */
package io.shouwen.benchmarks;
