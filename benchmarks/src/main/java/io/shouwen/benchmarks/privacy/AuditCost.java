package io.shouwen.benchmarks.privacy;

import io.shouwen.benchmarks.CapturedRequest;
import java.sql.Connection;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;

/** A work order accepted with and without its audit entries: the same transaction, committed to disk, by plain JDBC. */
final class AuditCost {

    private static final Predicate<String> AUDIT = sql -> sql.contains("audit.entry");

    private AuditCost() {}

    static void measure(Installation installation, Report report) throws Exception {
        CapturedRequest accepting = installation.accepting();
        if (accepting.count(AUDIT) == 0) {
            throw new IllegalStateException("accepting a work order wrote no audit entry");
        }
        try (Connection with = installation.database().asApplication();
                Connection without = installation.database().asApplication()) {
            CapturedRequest.Again ours = accepting.again(with, sql -> true);
            CapturedRequest.Again floor = accepting.again(without, AUDIT.negate());
            TakingTurns.Times times =
                    TakingTurns.measure(ours::once, floor::once, Duration.ofSeconds(5), Duration.ofSeconds(15));
            report.row(
                    "work order accepted, audit entry included",
                    String.format(Locale.ROOT, "%.2f ms", times.ours() / 1000),
                    String.format(
                            Locale.ROOT,
                            "the same %d statements without it %.2f ms",
                            accepting.count(AUDIT.negate()),
                            times.floor() / 1000),
                    times.ratio(),
                    Goal.atMost(1.25, "× time"));
        }
    }
}
