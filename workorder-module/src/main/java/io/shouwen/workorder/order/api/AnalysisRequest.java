package io.shouwen.workorder.order.api;

import io.shouwen.platform.http.Words;
import io.shouwen.workorder.order.Analysis;
import io.shouwen.workorder.order.ComplaintGrade;
import io.shouwen.workorder.order.Complexity;
import io.shouwen.workorder.order.Priority;
import io.shouwen.workorder.order.Word;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the owner found out.
 *
 * @param complexity {@code general} or {@code complex}
 * @param grade {@code ordinary}, {@code moderate} or {@code serious}; only for complaints
 * @param promisedAt expected completion, as told to the customer; optional
 */
@Schema(requiredProperties = {"type", "priority", "complexity"})
public record AnalysisRequest(
        String type,
        @Words(Priority.class) String priority,
        @Words(Complexity.class) String complexity,
        @Words(ComplaintGrade.class) String grade,
        String plan,
        Instant promisedAt) {

    Analysis toAnalysis() {
        return new Analysis(
                type,
                Word.required(Priority.class, "priority", priority),
                Word.required(Complexity.class, "complexity", complexity),
                Word.optional(ComplaintGrade.class, "grade", grade),
                plan,
                promisedAt);
    }
}
