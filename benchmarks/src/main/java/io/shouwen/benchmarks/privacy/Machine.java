package io.shouwen.benchmarks.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/** What the figures were measured on, and how busy it was besides. */
final class Machine {

    private static final double LOAD_BEFORE = load();

    private Machine() {}

    /** Called first, so that the load is that of others. */
    static void look() {
        // the class's initialisation has looked
    }

    static String description() {
        return String.format(
                Locale.ROOT,
                "%s: %d processors (%s), %.0f GB of memory, %s, Java %s. Load average before the run %.1f, after it %.1f.",
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                first("/proc/cpuinfo", "model name").replaceAll(".*: ", ""),
                Long.parseLong(first("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024.0 / 1024.0,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.version"),
                LOAD_BEFORE,
                load());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String first(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .findFirst()
                    .orElse(name + ": 0 unknown");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
