package io.shouwen.system.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** One run of the command {@code ./shouwen}, in a session of its own as a terminal would give it. */
public final class Launch implements AutoCloseable {

    /** The repository; tests run in {@code system-tests}. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final Process process;
    private final Path runFolder;
    private final Path output;

    private Launch(Process process, Path runFolder, Path output) {
        this.process = process;
        this.runFolder = runFolder;
        this.output = output;
    }

    public static Launch of(Path runFolder, String... options) {
        return of(runFolder, Map.of(), options);
    }

    /** @param settings environment variables, such as {@code SHOUWEN_VAULT_SUITE} */
    public static Launch of(Path runFolder, Map<String, String> settings, String... options) {
        try {
            Files.createDirectories(runFolder.getParent());
            Path output = runFolder.resolveSibling(runFolder.getFileName() + "-output.txt");
            var command = new ArrayList<>(List.of(
                    "setsid",
                    // A build that runs in the background ignores Ctrl-C, and what it starts would, too.
                    "env",
                    "--default-signal=INT",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx96m",
                    "-jar",
                    ROOT.resolve("launcher/target/shouwen-launcher.jar").toString(),
                    "--run",
                    runFolder.toString()));
            command.addAll(List.of(options));
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(settings);
            return new Launch(builder.start(), runFolder, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Options for three ports that are free now; Keycloak takes the one above its own as well. */
    public static String[] onFreePorts(String... more) {
        int first = fourFreePorts();
        var options = new ArrayList<>(List.of(
                "--port", Integer.toString(first),
                "--keycloak-port", Integer.toString(first + 1),
                "--postgres-port", Integer.toString(first + 3)));
        options.addAll(List.of(more));
        return options.toArray(String[]::new);
    }

    /** Waits until the command says that it is ready and {@code endpoints.json} is there; fails with the command's output when it ends before. */
    public Launch awaitReady(Duration atMost) {
        var until = Instant.now().plus(atMost);
        while (!output().contains("Shouwen is ready") || !Files.exists(endpoints())) {
            if (!process.isAlive() || Instant.now().isAfter(until)) {
                String said = output();
                close();
                throw new AssertionError("not ready within " + atMost + ":\n" + said);
            }
            pause();
        }
        return this;
    }

    public Path endpoints() {
        return runFolder.resolve("endpoints.json");
    }

    public Path runFolder() {
        return runFolder;
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** What the run folder says is running for it. */
    public List<ProcessHandle> children() {
        try {
            return Files.readAllLines(runFolder.resolve("children.properties")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line ->
                            Long.parseLong(line.substring(line.indexOf('=') + 1).split(" ")[0]))
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Ctrl-C does: to every process of the terminal's foreground group. */
    public void pressControlC() {
        signal("-INT", "--", "-" + process.pid());
    }

    public void terminate() {
        signal("-TERM", Long.toString(process.pid()));
    }

    public void kill() {
        process.destroyForcibly();
    }

    /** The exit status, once the command has ended. */
    public int awaitExit(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + atMost + ":\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
            try {
                if (!process.waitFor(90, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void signal(String... arguments) {
        var command = new ArrayList<>(List.of("kill"));
        command.addAll(List.of(arguments));
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Below the range from which the system gives ports to outgoing connections: those come and go at any time. */
    private static int fourFreePorts() {
        var random = new Random();
        while (true) {
            int first = 20_000 + random.nextInt(12_000);
            if (IntStream.range(first, first + 4).allMatch(Launch::isFree)) {
                return first;
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
