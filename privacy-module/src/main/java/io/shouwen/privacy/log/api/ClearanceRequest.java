package io.shouwen.privacy.log.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param finding {@code storage-fault}, {@code operator-act}, {@code tampering} or {@code false-alarm}
 * @param reference of the investigation's file
 * @param note the clearance, signed with the officer's own key; where the settings name such keys, not otherwise
 */
@Schema(requiredProperties = {"finding", "reference"})
public record ClearanceRequest(String finding, String reference, String note) {}
