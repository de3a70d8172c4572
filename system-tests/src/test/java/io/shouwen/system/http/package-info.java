/** A small client of the REST API. */
package io.shouwen.system.http;
