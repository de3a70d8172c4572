package io.shouwen.privacy.log.api;

import io.shouwen.platform.http.Words;
import io.shouwen.privacy.log.ClearingAlarm;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param finding {@code storage-fault}, {@code operator-act}, {@code tampering} or {@code false-alarm}
 * @param reference of the investigation's file
 * @param note the clearance, signed with the officer's own key; where the settings name such keys, not otherwise
 */
@Schema(requiredProperties = {"finding", "reference"})
public record ClearanceRequest(
        @Words(ClearingAlarm.Finding.class) String finding, String reference, String note) {}
