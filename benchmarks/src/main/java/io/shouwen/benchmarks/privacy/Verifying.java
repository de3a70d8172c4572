package io.shouwen.benchmarks.privacy;

import io.shouwen.privacy.log.tree.NoteSigner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** {@code shouwen-verify log} as people start it, beside {@link BareHashing}: how fast, and in how much memory. */
final class Verifying {

    private static final int ROUNDS = 5;

    /** @param megabytes of resident memory at the most, by the kernel's own account */
    private record Ran(double seconds, double megabytes) {}

    private Verifying() {}

    static void measure(Path jar, Path folder, long entries, Report report) throws Exception {
        NoteSigner signer = LogFolders.signer();
        Path log = Files.createDirectory(folder.resolve("log"));
        try {
            LogFolders.write(log, entries, signer);
            List<String> verify = List.of(
                    "-Xmx128m",
                    "-jar",
                    jar.toString(),
                    "log",
                    log.toString(),
                    "--key",
                    signer.verifierKey().toString());
            List<String> bare =
                    List.of("-cp", System.getProperty("java.class.path"), BareHashing.class.getName(), log.toString());
            run(bare, folder); // the files are in the page cache from here on
            List<Double> ours = new ArrayList<>();
            List<Double> floor = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            double memory = 0;
            for (int round = 0; round < ROUNDS; round++) {
                Ran verified = run(verify, folder);
                Ran hashed = run(bare, folder);
                ours.add(verified.seconds());
                floor.add(hashed.seconds());
                ratios.add(hashed.seconds() / verified.seconds());
                memory = Math.max(memory, verified.megabytes());
            }
            report.row(
                    String.format(Locale.ROOT, "log of %,d entries verified", entries),
                    rate(entries, Medians.of(ours)),
                    "bare SHA-256 " + rate(entries, Medians.of(floor)),
                    Medians.of(ratios),
                    Goal.atLeast(0.7, "×"));
            report.row(
                    String.format(Locale.ROOT, "memory while verifying %,d entries, java -Xmx128m", entries),
                    String.format(Locale.ROOT, "%.0f MiB resident", memory),
                    String.format(
                            Locale.ROOT,
                            "without -Xmx, as Java likes %.0f MiB",
                            run(verify.subList(1, verify.size()), folder).megabytes()),
                    memory,
                    Goal.atMost(256, " MiB"));
        } finally {
            LogFolders.delete(log);
        }
    }

    private static String rate(long entries, double seconds) {
        return Goal.figure(entries / seconds) + "/s";
    }

    private static Ran run(List<String> arguments, Path folder) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(arguments);
        File output = folder.resolve("output.txt").toFile();
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        double most = 0;
        while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
            most = Math.max(most, resident(process.pid()));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(output.toPath()));
        }
        return new Ran(seconds, most);
    }

    /** The highest so far: the kernel keeps it. */
    private static double resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
