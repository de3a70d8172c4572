/** The module's REST boundary, as a whole. */
package io.shouwen.workorder.api;
