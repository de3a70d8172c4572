/** Conventions of the REST boundary: problems, cursors, versions, idempotency, limits, headers. */
package io.shouwen.platform.http;
