/** Pages of the work order: the desk, the list, one work order, a new one. */
package io.shouwen.workorder.order.portal;
