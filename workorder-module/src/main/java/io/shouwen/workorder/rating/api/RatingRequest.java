package io.shouwen.workorder.rating.api;

/** @param stars 1 (very dissatisfied) to 5 (very satisfied) */
public record RatingRequest(Integer stars, String comment) {}
