package io.shouwen.performance.payout.api;

import io.shouwen.performance.payout.DiscardReason;
import io.shouwen.platform.http.Words;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a run was not to be. */
@Schema(requiredProperties = "reason")
public record DiscardRequest(@Words(DiscardReason.class) String reason) {}
