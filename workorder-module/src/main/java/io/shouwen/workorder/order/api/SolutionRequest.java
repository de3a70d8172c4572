package io.shouwen.workorder.order.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The written solution. */
@Schema(requiredProperties = "solution")
public record SolutionRequest(String solution) {}
