package io.shouwen.performance.inspection.api;

import io.shouwen.performance.inspection.InspectionMethod;
import io.shouwen.platform.http.Words;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Marks of 0 to 100, at most two decimals.
 *
 * @param method {@code recording}, {@code text} or {@code on-site}
 * @param caseReference a work order that the member of staff worked on, such as {@code workorder/0190…}; may be left out
 * @param inspectedAt RFC 3339, passed and at most 24 months ago; left out for now
 */
@Schema(requiredProperties = {"staff", "method", "professionalism", "efficiency", "attitude", "result"})
public record InspectionRequest(
        String staff,
        @Words(InspectionMethod.class) String method,
        String caseReference,
        BigDecimal professionalism,
        BigDecimal efficiency,
        BigDecimal attitude,
        BigDecimal result,
        String inspectedAt) {}
