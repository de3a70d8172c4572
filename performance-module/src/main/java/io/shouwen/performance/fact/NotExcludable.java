package io.shouwen.performance.fact;

import io.shouwen.platform.http.Refusal;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** No scheme lets this fact be excluded for this reason, so the exclusion would change nothing (F20). */
public final class NotExcludable extends Refusal {

    private NotExcludable(String code, String what, String accepted) {
        super(Kind.UNPROCESSABLE, code, what + "; accepted: " + accepted, Map.of("accepted", accepted));
    }

    static NotExcludable byReason(Collection<String> accepted) {
        return new NotExcludable(
                "performance.reason-not-of-scheme",
                "no scheme knows this reason",
                accepted.stream().sorted().collect(Collectors.joining(", ")));
    }

    static NotExcludable byKind(Collection<FactKind> accepted) {
        return new NotExcludable(
                "performance.kind-not-excludable",
                "no scheme lets facts of this kind be excluded for this reason",
                accepted.stream().map(FactKind::word).sorted().collect(Collectors.joining(", ")));
    }
}
