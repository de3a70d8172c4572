/**
 * Traces by OpenTelemetry (X4), exported where operators configure it (docs/operations.md). A span names the operation and its
 * outcome; ids, queries and words of exceptions are not in it.
 */
package io.shouwen.platform.trace;
