package io.shouwen.workorder.order.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the customer said about the solution.
 *
 * @param feedback mandatory where it did not help
 */
@Schema(requiredProperties = "helped")
public record ConfirmationRequest(Boolean helped, String feedback) {}
