package io.shouwen.workorder.rating.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param stars 1 (very dissatisfied) to 5 (very satisfied) */
@Schema(requiredProperties = "stars")
public record RatingRequest(Integer stars, String comment) {}
