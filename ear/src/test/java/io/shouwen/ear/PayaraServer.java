package io.shouwen.ear;

import io.shouwen.testing.runtime.MicroProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Payara Server with a domain of its own, on free ports, bound to the loopback address. */
final class PayaraServer implements AutoCloseable {

    private static final String DOMAIN = "shouwen";

    private final Path home;
    private final Path domains;
    private final Map<String, String> settings;
    private final int adminPort = MicroProcess.freePort();
    private boolean started;

    /** @param home the unpacked distribution, {@code payara6} */
    PayaraServer(Path home, Path domains, Map<String, String> settings) {
        this.home = home;
        this.domains = domains;
        this.settings = settings;
    }

    void start(int httpPort) {
        asadmin(
                "create-domain",
                "--nopassword",
                "--domaindir",
                domains.toString(),
                "--adminport",
                Integer.toString(adminPort),
                "--instanceport",
                Integer.toString(httpPort),
                "--domainproperties",
                "http.ssl.port=" + MicroProcess.freePort() + ":jms.port=" + MicroProcess.freePort()
                        + ":orb.listener.port="
                        + MicroProcess.freePort() + ":orb.ssl.port=" + MicroProcess.freePort() + ":orb.mutualauth.port="
                        + MicroProcess.freePort() + ":domain.jmxPort=" + MicroProcess.freePort()
                        + ":osgi.shell.telnet.port=" + MicroProcess.freePort() + ":java.debugger.port="
                        + MicroProcess.freePort(),
                DOMAIN);
        bindToLoopback(domains.resolve(DOMAIN).resolve("config/domain.xml"));
        started = true;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        asadmin("start-domain", "--domaindir", domains.toString(), DOMAIN);
    }

    void deploy(Path ear) {
        asadmin("deploy", "--name", "shouwen", ear.toString());
    }

    void undeploy() {
        asadmin("undeploy", "shouwen");
    }

    String applications() {
        return asadmin("list-applications");
    }

    Path log() {
        return domains.resolve(DOMAIN).resolve("logs/server.log");
    }

    @Override
    public synchronized void close() {
        if (started) {
            started = false;
            asadmin("stop-domain", "--domaindir", domains.toString(), "--kill", DOMAIN);
        }
    }

    /** The stock domain listens on every address. */
    private static void bindToLoopback(Path file) {
        try {
            String xml = Files.readString(file);
            xml = xml.replace("\"0.0.0.0\"", "\"127.0.0.1\"")
                    // Nothing here sends messages, and the broker's lazy proxy would listen on every address.
                    .replaceAll("<jms-host (?![^>]*\\blazy-init=)", "<jms-host lazy-init=\"false\" ")
                    .replaceAll("<network-listener (?![^>]*\\baddress=)", "<network-listener address=\"127.0.0.1\" ")
                    .replaceAll(
                            "<hazelcast-runtime-configuration\\b(?![^>]*\\benabled=)",
                            "<hazelcast-runtime-configuration enabled=\"false\"")
                    .replaceAll(
                            "<hazelcast-config-specific-configuration\\b(?![^>]*\\benabled=)",
                            "<hazelcast-config-specific-configuration enabled=\"false\"");
            Files.writeString(file, xml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String asadmin(String command, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                home.resolve("bin/asadmin").toString(),
                "--user",
                "admin",
                "--port",
                Integer.toString(adminPort),
                "--interactive=false",
                command));
        line.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile(Files.createDirectories(domains), command, ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
            settings.forEach((name, value) ->
                    builder.environment().put(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value));
            Process process = builder.start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("asadmin " + command + " takes too long");
            }
            String said = Files.readString(output);
            if (process.exitValue() != 0) {
                throw new IllegalStateException("asadmin " + command + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
