package io.shouwen.workorder.order.api;

/**
 * A closed work order and the customer's one-time link, which is shown only here.
 *
 * @param ratingPath page for the customer, below the application's base address; null where the customer does not want to be asked (P6)
 * @param ratingToken the link's secret, for {@code POST ratings/{token}}
 */
public record ClosedView(WorkOrderView workOrder, String ratingPath, String ratingToken) {}
