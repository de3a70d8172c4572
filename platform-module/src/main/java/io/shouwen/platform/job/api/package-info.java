/** Jobs over REST, for operators. */
package io.shouwen.platform.job.api;
