package io.shouwen.performance.payout.api;

/** @param hash the run's content hash that the approver signs (F22) */
public record ApprovalRequest(String hash) {}
