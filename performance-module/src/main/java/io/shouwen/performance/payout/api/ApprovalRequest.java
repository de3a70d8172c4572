package io.shouwen.performance.payout.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param hash the run's content hash that the approver signs (F22) */
@Schema(requiredProperties = "hash")
public record ApprovalRequest(String hash) {}
