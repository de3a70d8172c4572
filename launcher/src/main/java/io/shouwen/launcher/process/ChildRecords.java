package io.shouwen.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which processes run for a run folder, kept in a file, so that the next start finds those that a killed launcher left
 * behind. A process is known by its id together with its start time: ids are given again, a pair is not.
 */
public final class ChildRecords {

    /** The boot time, from which start times are computed, may be corrected by a second while the machine runs. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path file;

    public ChildRecords(Path file) {
        this.file = file;
    }

    synchronized void add(String name, ProcessHandle process) {
        var lines = read();
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        lines.setProperty(name, process.pid() + " " + start);
        write(lines);
    }

    synchronized void remove(String name) {
        var lines = read();
        lines.remove(name);
        write(lines);
    }

    /**
     * Stops what an earlier launcher of this run folder left, in the given order, and returns what was found. PostgreSQL
     * takes SIGINT as the wish to stop at once but cleanly; the others take SIGTERM.
     */
    public synchronized List<String> stopLeftOvers(List<String> order) {
        var stopped = new ArrayList<String>();
        for (String name : order) {
            leftOver(name).ifPresent(process -> {
                stop(name, process);
                stopped.add(name);
            });
        }
        write(new Properties());
        return stopped;
    }

    Optional<ProcessHandle> leftOver(String name) {
        String line = read().getProperty(name);
        if (line == null) {
            return Optional.empty();
        }
        String[] parts = line.split(" ");
        var start = Instant.ofEpochMilli(Long.parseLong(parts[1]));
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(seen -> Duration.between(start, seen).abs().compareTo(TOLERANCE) < 0)
                        .orElse(false));
    }

    private static void stop(String name, ProcessHandle process) {
        try {
            if (name.equals("postgres")) {
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor();
            } else {
                process.destroy();
            }
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("cannot stop the " + name + " left by an earlier run", e);
        }
    }

    private Properties read() {
        var lines = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                lines.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return lines;
    }

    private void write(Properties lines) {
        try (var out = Files.newBufferedWriter(file)) {
            lines.store(out, "name = process id, start time in milliseconds");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
