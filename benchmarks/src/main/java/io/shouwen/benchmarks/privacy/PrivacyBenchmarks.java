package io.shouwen.benchmarks.privacy;

import java.nio.file.Path;

public final class PrivacyBenchmarks {
    private PrivacyBenchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Machine.look();
        Report report = new Report();
        Sealing.measure(report);
        report.write(Path.of(arguments[1]).resolve("privacy-figures.md"));
    }
}
