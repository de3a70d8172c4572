package io.shouwen.performance.fact;

import java.util.Set;

/** What the schemes let be excluded (F20); what none of them knows would have no effect. */
public interface ExclusionRules {

    /** Words such as {@code outage}. */
    Set<String> exclusionReasons();

    /** Kinds of facts that this reason may exclude. */
    Set<FactKind> excludableFor(String reason);
}
