package io.shouwen.performance.exam;

import io.shouwen.performance.fact.Quarter;
import io.shouwen.platform.staff.StaffId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * The mark of a quarterly test; never changed. A later one of the same quarter replaces it in scores.
 *
 * @param fact the fact that it became
 */
public record TestMark(
        UUID id, StaffId staff, Quarter quarter, BigDecimal mark, StaffId markedBy, Instant markedAt, UUID fact) {}
