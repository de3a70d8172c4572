package io.shouwen.privacy.log.api;

/**
 * @param finding {@code storage-fault}, {@code operator-act}, {@code tampering} or {@code false-alarm}
 * @param reference of the investigation's file
 */
public record ClearanceRequest(String finding, String reference) {}
