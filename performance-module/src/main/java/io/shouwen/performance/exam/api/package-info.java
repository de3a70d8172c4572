/** Test marks as the REST API shows them. */
package io.shouwen.performance.exam.api;
