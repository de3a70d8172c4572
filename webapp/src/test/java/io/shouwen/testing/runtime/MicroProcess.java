package io.shouwen.testing.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Stock Payara Micro with one war, as a process of its own: the application sees exactly the class path that it sees in
 * production. Settings are passed as environment, so that no password stands in a command line.
 */
public final class MicroProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final int port;
    private final Path log;
    private final Duration startTook;

    private MicroProcess(Process process, int port, Path log, Duration startTook) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.startTook = startTook;
    }

    /**
     * @param jar payara-micro.jar
     * @param folder emptied and used for the server's files and log
     * @throws IllegalStateException where the war does not deploy, with what the log says of it
     */
    public static MicroProcess start(
            Path jar, Path war, Path folder, int port, Map<String, String> settings, String... jvmOptions) {
        return start(jar, war, List.of(), folder, port, settings, jvmOptions);
    }

    /** @param beside other wars, each at the path of its file's name */
    public static MicroProcess start(
            Path jar,
            Path war,
            List<Path> beside,
            Path folder,
            int port,
            Map<String, String> settings,
            String... jvmOptions) {
        try {
            deleteAll(folder);
            Files.createDirectories(folder);
            Path commands = Files.writeString(folder.resolve("pre-boot.txt"), """
                    set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
                    set configs.config.server-config.network-config.protocols.protocol.http-listener.http.cookie-same-site-enabled=true
                    set configs.config.server-config.network-config.protocols.protocol.http-listener.http.cookie-same-site-value=Lax
                    set configs.config.server-config.network-config.protocols.protocol.http-listener.http.server-header=false
                    set configs.config.server-config.network-config.protocols.protocol.http-listener.http.xpowered-by=false
                    set configs.config.server-config.network-config.protocols.protocol.http-listener.http.allow-payload-for-undefined-http-methods=true
                    """);
            List<String> line = new ArrayList<>(
                    List.of(ProcessHandle.current().info().command().orElse("java"), "-Duser.timezone=UTC"));
            line.addAll(List.of(jvmOptions));
            line.addAll(List.of(
                    "-jar",
                    jar.toString(),
                    "--nohazelcast",
                    "--disablephonehome",
                    "--rootDir",
                    folder.resolve("root").toString(),
                    "--prebootcommandfile",
                    commands.toString(),
                    "--port",
                    Integer.toString(port),
                    "--deploy",
                    war.toString()));
            for (Path other : beside) {
                line.addAll(List.of("--deploy", other.toString()));
            }
            Path log = folder.resolve("payara.log");
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            settings.forEach((name, value) ->
                    builder.environment().put(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value));
            for (int attempt = 1; ; attempt++) {
                Instant begun = Instant.now();
                Process process = builder.start();
                Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
                try {
                    awaitDeployment(process, log, begun.plus(PATIENCE));
                    return new MicroProcess(process, port, log, Duration.between(begun, Instant.now()));
                } catch (IllegalStateException e) {
                    if (attempt == 3 || !trippedOverItself(log)) {
                        throw e;
                    }
                    deleteAll(folder.resolve("root"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Payara Micro did not start", e);
        }
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Payara's service locator starts services in parallel and now and then fails by that, before the war is touched. */
    private static boolean trippedOverItself(Path log) throws IOException {
        String said = Files.readString(log, StandardCharsets.UTF_8);
        return said.contains("ConcurrentModificationException") && said.contains("SystemDescriptor");
    }

    private static void awaitDeployment(Process process, Path log, Instant until) throws IOException {
        while (Instant.now().isBefore(until)) {
            String said = Files.readString(log, StandardCharsets.UTF_8);
            boolean ready = said.contains("ready in");
            // A failed deployment leaves Micro running.
            if (ready && !said.contains("\"Context Root\": \"/\"")) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "the war does not deploy (all of it in " + log + "):\n" + complaints(said));
            }
            if (ready) {
                return;
            }
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "Payara Micro ended with " + process.exitValue() + " (" + log + "):\n" + complaints(said));
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("Payara Micro was not ready after " + PATIENCE.toSeconds() + " s; see " + log);
    }

    private static String complaints(String log) {
        return log.lines()
                .filter(l -> l.contains("SEVERE") || l.contains("Exception:") || l.contains("Caused by"))
                .distinct()
                .limit(10)
                .map(l -> l.substring(0, Math.min(1000, l.length())))
                .reduce("", (a, b) -> a + b + "\n");
    }

    public String base() {
        return "http://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return log;
    }

    /** From the process's start until the application answers. */
    public Duration startTook() {
        return startTook;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
