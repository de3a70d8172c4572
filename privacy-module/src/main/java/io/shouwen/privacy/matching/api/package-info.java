/** Comparing numbers over REST. */
package io.shouwen.privacy.matching.api;
