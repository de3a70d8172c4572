package io.shouwen.testing.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application under test, started by the first test that needs it and stopped when the JVM ends. */
final class RunningSuite {

    /** Packages that stay outside the container: what starts it, and what must not become beans. */
    private static final List<String> OUTSIDE = List.of("io/shouwen/testing/runtime/", "io/shouwen/architecture/");

    private static RunningSuite running;
    private static RuntimeException failure;

    private final MicroProcess payara;

    private RunningSuite(MicroProcess payara) {
        this.payara = payara;
    }

    /** @param testing what Arquillian adds to the war */
    static synchronized RunningSuite with(Archive<?> testing) {
        if (failure != null) {
            throw new IllegalStateException("did not start for the first test, not tried again", failure);
        }
        if (running == null) {
            try {
                running = start(testing);
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        return running;
    }

    int port() {
        return payara.port();
    }

    private static RunningSuite start(Archive<?> testing) {
        Path target =
                Path.of(System.getProperty("shouwen.test.target", "target")).toAbsolutePath();
        Path folder = target.resolve("it");
        try {
            MicroProcess.deleteAll(folder);
            Files.createDirectories(folder.resolve("witness"));
            Path war = export(target, folder, testing);
            int port = MicroProcess.freePort();
            TestDatabase database = TestDatabase.start();
            FakeIssuer issuer = FakeIssuer.start();
            Map<String, String> settings = Settings.of("http://127.0.0.1:" + port, database, issuer, folder);
            settings.forEach(System::setProperty);
            System.setProperty("shouwen.test.folder", folder.toString());
            MicroProcess payara;
            try {
                payara = MicroProcess.start(
                        target.resolve("payara-micro.jar"),
                        war,
                        folder.resolve("payara"),
                        port,
                        settings,
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("temporary")));
            } catch (RuntimeException e) {
                issuer.close();
                database.close();
                throw e;
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                payara.close();
                issuer.close();
            }));
            System.err.printf(
                    "Payara Micro with the war was ready after %d ms%n",
                    payara.startTook().toMillis());
            return new RunningSuite(payara);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path export(Path target, Path folder, Archive<?> testing) throws IOException {
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "shouwen.war")
                .importFrom(target.resolve("shouwen.war").toFile())
                .as(WebArchive.class);
        war.merge(testing);
        Path classes = target.resolve("test-classes");
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(".class") && OUTSIDE.stream().noneMatch(name::startsWith)) {
                    war.add(new FileAsset(file.toFile()), "WEB-INF/classes/" + name);
                }
            }
        }
        war.addAsLibraries(
                jarOf(Assertions.class),
                jarOf(net.bytebuddy.ByteBuddy.class),
                jarOf(org.awaitility.Awaitility.class),
                jarOf(org.hamcrest.Matcher.class));
        Path file = folder.resolve("shouwen.war");
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
