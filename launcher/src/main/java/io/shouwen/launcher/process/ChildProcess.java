package io.shouwen.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A program that runs beside the launcher, its output in a log file. It is started in a session of its own, so that
 * Ctrl-C in the terminal reaches the launcher alone and the launcher decides the order in which the parts stop.
 */
public final class ChildProcess {

    /** Without setsid (macOS) the signals that a terminal sends are at least ignored. */
    private static final String OWN_SESSION =
            "command -v setsid >/dev/null 2>&1 && exec setsid \"$@\"; trap '' INT HUP; exec \"$@\"";

    private final String name;
    private final Process process;
    private final Path log;
    private final ChildRecords records;

    private ChildProcess(String name, Process process, Path log, ChildRecords records) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.records = records;
    }

    public static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Path log, ChildRecords records) {
        var full = new ArrayList<>(List.of("sh", "-c", OWN_SESSION, "sh"));
        full.addAll(command);
        try {
            Files.createDirectories(log.getParent());
            keepPrevious(log);
            var builder = new ProcessBuilder(full)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            records.add(name, process.toHandle());
            return new ChildProcess(name, process, log, records);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int exitStatus() {
        return process.exitValue();
    }

    /** Closes the child's standard input, which one that listens there takes as the wish to stop. */
    public void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // the child is gone already, which is what was wished
        }
    }

    /** Sends a signal by its name, such as {@code INT}. */
    public void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the end; after the given time, kills. Tells whether the child ended by itself. */
    public boolean awaitEnd(Duration atMost) {
        boolean ended = false;
        try {
            ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        records.remove(name);
        return ended;
    }

    /** The last lines of the log that match, for telling the reason of a failure; at most five. */
    public List<String> lastLines(String pattern) {
        try {
            var matching = Pattern.compile(pattern);
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> matching.matcher(line).find())
                    .map(line -> line.length() > 400 ? line.substring(0, 400) + " …" : line)
                    .toList();
            return lines.subList(Math.max(0, lines.size() - 5), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    public Path log() {
        return log;
    }

    private static void keepPrevious(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
