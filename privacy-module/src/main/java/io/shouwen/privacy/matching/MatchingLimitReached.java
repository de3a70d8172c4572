package io.shouwen.privacy.matching;

import io.shouwen.platform.staff.StaffId;
import java.time.Instant;

/**
 * Somebody asked more often whether numbers match than anybody needs to (P1): they may be trying numbers out. Fired once
 * while they keep asking, in a transaction of its own.
 *
 * @param limit questions a minute that are answered
 */
public record MatchingLimitReached(StaffId staff, Instant at, int limit) {}
