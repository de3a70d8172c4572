package io.shouwen.workorder.rating;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.workorder.order.WorkOrderId;
import java.time.Instant;

/** A customer may rate now, and agrees to be asked (P6); fired in the closing transaction, for whoever sends messages to customers. */
public record RatingInvited(WorkOrderId id, CustomerId customer, RatingLink link, Instant expiresAt) {}
