package io.shouwen.launcher.keycloak;

import io.shouwen.launcher.StartFailure;
import io.shouwen.launcher.StartFailure.Part;
import io.shouwen.launcher.installation.Installation;
import io.shouwen.launcher.installation.Secrets;
import io.shouwen.launcher.process.ChildProcess;
import io.shouwen.launcher.process.JavaCommand;
import io.shouwen.launcher.process.Readiness;
import io.shouwen.launcher.realm.RealmFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A stock Keycloak on the loopback address, its data in PostgreSQL, our realm imported at the first start. */
public final class KeycloakServer {

    private static final Duration START_TIME = Duration.ofMinutes(4);

    private final Installation installation;
    private final ChildProcess process;

    private KeycloakServer(Installation installation, ChildProcess process) {
        this.installation = installation;
        this.process = process;
    }

    /** @param realm imported at the first start; at later ones, its permissions are brought up to date */
    public static KeycloakServer start(
            Installation installation, Path archive, Path cache, String databaseUrl, RealmFile realm) {
        return start(installation, archive, cache, databaseUrl, realm, realm.text());
    }

    /** @param imported the realm at the first start; of an earlier version, in a test */
    static KeycloakServer start(
            Installation installation, Path archive, Path cache, String databaseUrl, RealmFile realm, String imported) {
        Path home = KeycloakHome.prepare(archive, cache, installation);
        var command = new ArrayList<>(List.of(
                JavaCommand.executable(),
                // Start-up counts here, peak throughput does not.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xms64m",
                "-Xmx512m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + installation.keycloakPort(),
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + installation.keycloakHealthPort(),
                "--hostname=" + installation.issuerBase(),
                "--db-url=" + databaseUrl,
                "--db-username=keycloak",
                "--db-pool-initial-size=2",
                "--db-pool-max-size=20"));
        if (installation.production()) {
            command.add("--proxy-headers=xforwarded");
        }
        Path importFile = home.resolve("data/import/shouwen-realm.json");
        boolean first = installation.remembered("realm.imported").isEmpty();
        if (first) {
            writeRealm(importFile, imported);
            command.add("--import-realm");
        }
        var process = ChildProcess.start(
                "keycloak",
                command,
                Map.of(
                        "KC_DB_PASSWORD", installation.secrets().reveal("keycloak.database.password", 32),
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", installation.secrets().reveal("keycloak.admin.password", 24)),
                installation.log("keycloak"),
                installation.children());
        var server = new KeycloakServer(installation, process);
        try {
            server.awaitReadiness();
            String permissions = realm.permissionsFingerprint();
            if (first) {
                importFile.toFile().delete();
            } else if (!installation.remembered("realm.imported").equals(permissions)) {
                PermissionUpdate.run(
                        URI.create("http://127.0.0.1:" + installation.keycloakPort()),
                        installation.secrets().reveal("keycloak.admin.password", 24),
                        realm);
            }
            installation.remember("realm.imported", permissions);
            return server;
        } catch (RuntimeException e) {
            server.stop();
            throw e;
        }
    }

    public ChildProcess process() {
        return process;
    }

    public void stop() {
        process.signal("TERM");
        process.awaitEnd(Duration.ofSeconds(20));
    }

    /** Only its health check tells that it is ready: the port opens before the realm is there. */
    private void awaitReadiness() {
        var health = URI.create("http://127.0.0.1:" + installation.keycloakHealthPort() + "/health/ready");
        var realm = URI.create(
                "http://127.0.0.1:" + installation.keycloakPort() + "/realms/shouwen/.well-known/openid-configuration");
        if (!Readiness.await(process, health, START_TIME) || !Readiness.await(process, realm, Duration.ofSeconds(15))) {
            throw new StartFailure(
                    Part.SIGN_IN,
                    "Keycloak did not become ready: "
                            + String.join(" | ", process.lastLines("ERROR|FATAL|Exception"))
                            + " (whole log: " + process.log() + ")");
        }
    }

    private static void writeRealm(Path file, String realm) {
        try {
            Files.createDirectories(file.getParent());
            Secrets.OwnerOnly.write(file, realm);
        } catch (IOException e) {
            throw new StartFailure(Part.SIGN_IN, "The realm file cannot be written: " + e, e);
        }
    }
}
