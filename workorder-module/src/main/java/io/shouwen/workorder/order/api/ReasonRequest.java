package io.shouwen.workorder.order.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why, in the person's words. */
@Schema(requiredProperties = "reason")
public record ReasonRequest(String reason) {}
