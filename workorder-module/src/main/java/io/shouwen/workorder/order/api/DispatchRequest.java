package io.shouwen.workorder.order.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * To which department.
 *
 * @param limitMinutes working minutes that it has; the policy's where missing
 * @param note for the department; optional
 */
@Schema(requiredProperties = "department")
public record DispatchRequest(String department, Integer limitMinutes, String note) {}
