package io.shouwen.workorder.order.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param owner staff number of the new owner */
@Schema(requiredProperties = {"owner", "reason"})
public record HandOverRequest(String owner, String reason) {}
