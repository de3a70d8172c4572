/** Ratings at the REST boundary, reached by one-time links. */
package io.shouwen.workorder.rating.api;
