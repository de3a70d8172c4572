package io.shouwen.workorder.order.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was said or found. */
@Schema(requiredProperties = "note")
public record NoteRequest(String note) {}
