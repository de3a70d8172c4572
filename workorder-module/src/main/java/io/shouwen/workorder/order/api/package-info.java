/** Work orders at the REST boundary. */
package io.shouwen.workorder.order.api;
