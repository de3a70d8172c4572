package io.shouwen.benchmarks.privacy;

import io.shouwen.privacy.vault.SealingBenchmark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Seals and opens in fresh JVMs, all candidates once in each round, several rounds: noise that lasts hits them alike. */
final class Sealing {

    private static final int ROUNDS = 5;

    private final Map<String, List<Double>> nanos = new LinkedHashMap<>();

    static void measure(Report report) throws RunnerException {
        Sealing sealing = new Sealing();
        for (int round = 0; round < ROUNDS; round++) {
            sealing.round();
        }
        sealing.compare(report, "seal 16 bytes, AES-256-GCM", "sealByVault", "raw JCE", "sealByJce", 0.9);
        sealing.compare(report, "seal 16 bytes, AES-256-GCM", "sealByVault", "Tink", "sealByTink", 1);
        sealing.compare(report, "open 16 bytes, AES-256-GCM", "openByVault", "raw JCE", "openByJce", 0.9);
        sealing.compare(report, "open 16 bytes, AES-256-GCM", "openByVault", "Tink", "openByTink", 1);
        sealing.compare(
                report, "seal 16 bytes, SM4-GCM", "sealSm4ByVault", "raw BouncyCastle", "sealSm4ByBouncyCastle", 0.9);
        sealing.compare(
                report, "open 16 bytes, SM4-GCM", "openSm4ByVault", "raw BouncyCastle", "openSm4ByBouncyCastle", 0.9);
    }

    private void round() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(SealingBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.milliseconds(400))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.milliseconds(300))
                        .jvmArgs("-Xmx256m")
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        for (RunResult result : results) {
            nanos.computeIfAbsent(result.getPrimaryResult().getLabel(), label -> new ArrayList<>())
                    .add(result.getPrimaryResult().getScore());
        }
    }

    private void compare(Report report, String what, String ours, String floor, String floors, double goal) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ratios.add(nanos.get(floors).get(round) / nanos.get(ours).get(round));
        }
        report.row(
                what,
                time(Medians.of(nanos.get(ours))),
                floor + " " + time(Medians.of(nanos.get(floors))),
                Medians.of(ratios),
                Goal.atLeast(goal, "×"));
    }

    private static String time(double nanos) {
        return String.format(Locale.ROOT, "%.2f µs", nanos / 1000);
    }
}
