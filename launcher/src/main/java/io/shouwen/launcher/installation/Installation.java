package io.shouwen.launcher.installation;

import io.shouwen.launcher.Options;
import io.shouwen.launcher.StartFailure;
import io.shouwen.launcher.StartFailure.Part;
import io.shouwen.launcher.process.ChildRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * A run folder. Its ports and addresses are fixed at the first start, because Keycloak's realm keeps them; a later start
 * that asks for others is refused rather than half obeyed. One launcher at a time holds it.
 */
public final class Installation implements AutoCloseable {

    private final Path folder;
    private final Properties settings;
    private final Secrets secrets;
    private final ChildRecords children;
    private final FileLock lock;

    private Installation(Path folder, Properties settings, FileLock lock) {
        this.folder = folder;
        this.settings = settings;
        this.lock = lock;
        this.secrets = new Secrets(folder.resolve("secrets.properties"));
        this.children = new ChildRecords(folder.resolve("children.properties"));
    }

    /** Opens the folder; stops what a killed launcher left running there; with {@code --fresh}, empties it. */
    public static Installation open(Options options, java.util.function.Consumer<String> say) {
        Path folder = options.runFolder();
        try {
            createPrivate(folder);
            FileLock lock = lock(folder);
            var leftOvers = new ChildRecords(folder.resolve("children.properties"))
                    .stopLeftOvers(List.of("application", "keycloak", "keycloak-build", "initdb", "postgres"));
            if (!leftOvers.isEmpty()) {
                say.accept("An earlier run was killed; stopped what it left: " + String.join(", ", leftOvers) + ".");
            }
            // It tells that a demo runs; one that a killed launcher left would lie.
            Files.deleteIfExists(folder.resolve("endpoints.json"));
            if (options.fresh()) {
                empty(folder);
            }
            var settings = load(folder);
            agree(settings, "mode", options.production() ? "production" : "demo");
            agreePort(settings, "port", options.port(), 8080);
            agreePort(settings, "keycloak.port", options.keycloakPort(), 8180);
            agreePort(settings, "postgres.port", options.postgresPort(), 15432);
            agree(settings, "base", options.base().map(URI::toString).orElse(loopback(settings, "port")));
            agree(
                    settings,
                    "issuer.base",
                    options.issuerBase().map(URI::toString).orElse(loopback(settings, "keycloak.port")));
            store(folder, settings);
            return new Installation(folder, settings, lock);
        } catch (IOException e) {
            throw new StartFailure(Part.RUN_FOLDER, "The run folder " + folder + " cannot be used: " + e, e);
        }
    }

    public boolean production() {
        return settings.getProperty("mode").equals("production");
    }

    public URI base() {
        return URI.create(settings.getProperty("base"));
    }

    public URI issuer() {
        return URI.create(settings.getProperty("issuer.base") + "/realms/shouwen");
    }

    public URI issuerBase() {
        return URI.create(settings.getProperty("issuer.base"));
    }

    public int port() {
        return Integer.parseInt(settings.getProperty("port"));
    }

    public int keycloakPort() {
        return Integer.parseInt(settings.getProperty("keycloak.port"));
    }

    public int keycloakHealthPort() {
        return keycloakPort() + 1;
    }

    public int postgresPort() {
        return Integer.parseInt(settings.getProperty("postgres.port"));
    }

    public Secrets secrets() {
        return secrets;
    }

    public ChildRecords children() {
        return children;
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    public Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    /** A fact about this installation, remembered between runs, such as which realm was imported. */
    public String remembered(String name) {
        return settings.getProperty(name, "");
    }

    public synchronized void remember(String name, String value) {
        settings.setProperty(name, value);
        try {
            store(folder, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createPrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static FileLock lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new StartFailure(
                    Part.RUN_FOLDER, "Shouwen already runs from " + folder + "; stop it first, or name another --run.");
        }
        return lock;
    }

    private static void empty(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder) && !path.equals(folder.resolve("lock"))) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void agreePort(Properties settings, String name, OptionalInt asked, int otherwise) {
        String known = settings.getProperty(name);
        int value = asked.orElse(known == null ? otherwise : Integer.parseInt(known));
        agree(settings, name, Integer.toString(value));
    }

    private static void agree(Properties settings, String name, String asked) {
        String known = settings.getProperty(name);
        if (known != null && !known.equals(asked)) {
            throw new StartFailure(
                    Part.RUN_FOLDER,
                    "This run folder was set up with " + name + " = " + known + ", now " + asked
                            + " is asked for. Start as before, name another --run, or begin anew with --fresh.");
        }
        settings.setProperty(name, asked);
    }

    private static String loopback(Properties settings, String port) {
        return "http://127.0.0.1:" + settings.getProperty(port);
    }

    private static Properties load(Path folder) throws IOException {
        var settings = new Properties();
        Path file = folder.resolve("installation.properties");
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                settings.load(in);
            }
        }
        return settings;
    }

    private static void store(Path folder, Properties settings) throws IOException {
        try (var out = Files.newBufferedWriter(folder.resolve("installation.properties"))) {
            settings.store(out, null);
        }
    }
}
