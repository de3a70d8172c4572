package io.shouwen.performance.inspection.api;

import io.shouwen.performance.inspection.Inspection;
import io.shouwen.performance.inspection.InspectionMethod;
import io.shouwen.platform.http.Words;
import java.math.BigDecimal;

/**
 * @param mark the one mark that the rubric makes of the four
 * @param fact id of the fact that it became
 */
public record InspectionView(
        String id,
        String staff,
        String inspector,
        @Words(InspectionMethod.class) String method,
        String caseReference,
        BigDecimal professionalism,
        BigDecimal efficiency,
        BigDecimal attitude,
        BigDecimal result,
        BigDecimal mark,
        String rubric,
        String inspectedAt,
        String fact) {

    static InspectionView of(Inspection inspection) {
        return new InspectionView(
                inspection.id().toString(),
                inspection.staff().value(),
                inspection.inspector().value(),
                inspection.method().word(),
                inspection.caseReference(),
                inspection.marks().professionalism(),
                inspection.marks().efficiency(),
                inspection.marks().attitude(),
                inspection.marks().result(),
                inspection.marks().mark(),
                inspection.marks().rubric(),
                inspection.inspectedAt().toString(),
                inspection.fact().toString());
    }
}
