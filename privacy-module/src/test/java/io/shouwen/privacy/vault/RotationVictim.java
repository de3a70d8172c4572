package io.shouwen.privacy.vault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/** Rotates slowly, in a process that a test kills. */
final class RotationVictim {

    private RotationVictim() {}

    public static void main(String[] args) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(args[0]);
        RotationFixture fixture = new RotationFixture(database, Path.of(args[1]));
        RotationFixture.Node node =
                fixture.new Node(CipherSuite.AES_256_GCM, Duration.ofMillis(600), Duration.ofMillis(250));
        node.rotation(List.of(RotationFixture.people(database)), 3)
                .run(new RotationFixture.Job(UUID.fromString(args[2]), RotationVictim::dawdle));
    }

    private static void dawdle() {
        try {
            Thread.sleep(40);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
