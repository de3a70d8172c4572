package io.shouwen.performance.inspection;

import io.shouwen.performance.fact.FactContent.Inspected;
import io.shouwen.platform.staff.StaffId;
import java.time.Instant;
import java.util.UUID;

/**
 * A marked inspection; never changed.
 *
 * @param caseReference what was inspected, such as {@code workorder/0190…}, or null
 * @param fact the fact that it became
 */
public record Inspection(
        UUID id,
        StaffId staff,
        StaffId inspector,
        InspectionMethod method,
        String caseReference,
        Inspected marks,
        Instant inspectedAt,
        UUID fact) {}
