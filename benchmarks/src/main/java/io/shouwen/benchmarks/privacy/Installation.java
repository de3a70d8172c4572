package io.shouwen.benchmarks.privacy;

import io.shouwen.benchmarks.CapturedRequest;
import io.shouwen.testing.runtime.FakeIssuer;
import io.shouwen.testing.runtime.MicroProcess;
import io.shouwen.testing.runtime.Settings;
import io.shouwen.testing.runtime.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A database as the war leaves it: its migrations run, its keys made, one work order accepted whose statements are kept.
 * The war itself has stopped by then, so that nothing works beside what is measured.
 *
 * @param accepting the statements of a work order being accepted
 */
record Installation(TestDatabase database, Path keyFile, String keyPassword, CapturedRequest accepting)
        implements AutoCloseable {

    static Installation prepare(Path webapp, Path folder) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx")); // PostgreSQL's user writes
        Files.createDirectories(folder.resolve("witness"));
        CapturedRequest.Recorder recorder = new CapturedRequest.Recorder(folder.resolve("postgres.log"));
        TestDatabase database = TestDatabase.start(recorder.configuration());
        int port = MicroProcess.freePort();
        try (FakeIssuer issuer = FakeIssuer.start()) {
            Map<String, String> settings = Settings.of("http://127.0.0.1:" + port, database, issuer, folder);
            settings.forEach(System::setProperty);
            try (MicroProcess payara = MicroProcess.start(
                    webapp.resolve("payara-micro.jar"),
                    webapp.resolve("shouwen.war"),
                    List.of(),
                    folder.resolve("payara"),
                    port,
                    settings)) {
                System.out.println("the war has started and migrated in " + payara.startTook());
                return new Installation(
                        database,
                        Path.of(settings.get("shouwen.kek.path")),
                        settings.get("shouwen.kek.password"),
                        recorder.acceptedWorkOrder(database));
            }
        } catch (Exception failed) {
            database.close();
            throw failed;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
