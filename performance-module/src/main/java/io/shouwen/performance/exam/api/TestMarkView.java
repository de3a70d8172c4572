package io.shouwen.performance.exam.api;

import io.shouwen.performance.exam.TestMark;
import java.math.BigDecimal;

/** @param fact id of the fact that it became */
public record TestMarkView(
        String id, String staff, String quarter, BigDecimal mark, String markedBy, String markedAt, String fact) {

    static TestMarkView of(TestMark mark) {
        return new TestMarkView(
                mark.id().toString(),
                mark.staff().value(),
                mark.quarter().toString(),
                mark.mark(),
                mark.markedBy().value(),
                mark.markedAt().toString(),
                mark.fact().toString());
    }
}
