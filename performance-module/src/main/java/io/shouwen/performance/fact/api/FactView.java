package io.shouwen.performance.fact.api;

import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactKind;
import io.shouwen.platform.http.Words;
import java.util.Map;

/**
 * A fact.
 *
 * @param at business time
 * @param about such as {@code workorder.work-order/0190…}
 * @param details what it says, by name
 * @param auditEntry id of the audit entry of the act that it stems from
 */
public record FactView(
        String id,
        @Words(FactKind.class) String kind,
        String staff,
        String at,
        String about,
        Map<String, String> details,
        String auditEntry) {

    public static FactView of(Fact fact) {
        return new FactView(
                fact.id().toString(),
                fact.kind().word(),
                fact.agent().value(),
                fact.at().toString(),
                fact.about(),
                fact.content().words(),
                fact.auditEntry().toString());
    }
}
