package io.shouwen.benchmarks.privacy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What protection costs, each figure beside the same work without it. Goals are told, never asserted. Which parts run is
 * said by {@code ONLY}, how much by {@code PEOPLE} and {@code ENTRIES}.
 */
public final class PrivacyBenchmarks {

    private static final List<String> PARTS = List.of("sealing", "search", "audit", "sequencing", "verifying");

    private PrivacyBenchmarks() {}

    /** @param arguments webapp's target folder, and one to work in */
    public static void main(String[] arguments) throws Exception {
        Machine.look();
        Path webapp = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path target = Path.of(arguments[1]).toAbsolutePath();
        List<String> parts = List.of(setting("ONLY", String.join(",", PARTS)).split(","));
        if (!PARTS.containsAll(parts)) {
            throw new IllegalArgumentException("ONLY knows " + PARTS);
        }
        Path folder = Files.createTempDirectory(target, "run-");
        Report report = new Report();
        if (parts.contains("sealing")) {
            Sealing.measure(report);
        }
        if (parts.contains("verifying")) {
            Path jar = webapp.resolve("../../privacy-module/target/shouwen-verify.jar")
                    .normalize();
            Verifying.measure(jar, folder, Long.parseLong(setting("ENTRIES", "1000000")), report);
        }
        if (parts.contains("search") || parts.contains("audit") || parts.contains("sequencing")) {
            try (Installation installation = Installation.prepare(webapp, folder)) {
                if (parts.contains("audit")) {
                    AuditCost.measure(installation, report);
                }
                if (parts.contains("search")) {
                    new Finding(installation, Integer.parseInt(setting("PEOPLE", "1000000"))).measure(report);
                }
                if (parts.contains("sequencing")) {
                    Sequencing.measure(installation, report);
                }
            }
        }
        report.write(target.resolve("privacy-figures.md"));
        System.exit(0); // threads of the test harness would linger
    }

    private static String setting(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }
}
