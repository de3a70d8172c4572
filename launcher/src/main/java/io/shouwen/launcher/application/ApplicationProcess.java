package io.shouwen.launcher.application;

import io.shouwen.launcher.Options;
import io.shouwen.launcher.StartFailure;
import io.shouwen.launcher.StartFailure.Part;
import io.shouwen.launcher.files.FileTree;
import io.shouwen.launcher.installation.Installation;
import io.shouwen.launcher.process.ChildProcess;
import io.shouwen.launcher.process.JavaCommand;
import io.shouwen.launcher.process.Readiness;
import io.shouwen.launcher.realm.ServiceAccount;
import io.shouwen.launcher.server.ApplicationServer;
import io.shouwen.platform.access.Portal;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stock Payara Micro with the war, in a process of its own. */
public final class ApplicationProcess {

    private static final String WITNESS = "witness";
    private static final Duration START_TIME = Duration.ofMinutes(6);
    private static final int ATTEMPTS = 3;
    private static final Duration STOP_TIME = Duration.ofSeconds(40);

    /** Only Payara's administration commands reach these two. */
    private static final String BEFORE_BOOT = """
            set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
            set configs.config.server-config.network-config.protocols.protocol.http-listener.http.cookie-same-site-enabled=true
            set configs.config.server-config.network-config.protocols.protocol.http-listener.http.cookie-same-site-value=Lax
            set configs.config.server-config.network-config.protocols.protocol.http-listener.http.server-header=false
            set configs.config.server-config.network-config.protocols.protocol.http-listener.http.xpowered-by=false
            set configs.config.server-config.network-config.protocols.protocol.http-listener.http.allow-payload-for-undefined-http-methods=true
            """;

    /** What Payara Micro's own manifest opens; it does not count when the jar is on the class path. */
    private static final List<String> OPENED = List.of(
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.loader=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--add-opens=java.base/sun.net.www.protocol.jrt=ALL-UNNAMED",
            "--add-opens=java.base/sun.net.www.protocol.jar=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming.spi=ALL-UNNAMED",
            "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED",
            "--add-opens=java.logging/java.util.logging=ALL-UNNAMED",
            "--add-opens=java.management/javax.management=ALL-UNNAMED",
            "--add-opens=java.management/javax.management.openmbean=ALL-UNNAMED");

    private final ChildProcess process;

    private ApplicationProcess(ChildProcess process) {
        this.process = process;
    }

    /** Starts it and waits until it is ready; a boot that trips over Payara's own race is tried again. */
    public static ApplicationProcess start(
            Installation installation, Options options, String databaseUrl, Path payaraMicro, Path server) {
        for (int attempt = 1; ; attempt++) {
            var application = new ApplicationProcess(launch(installation, options, databaseUrl, payaraMicro, server));
            try {
                application.awaitReadiness(installation);
                return application;
            } catch (RuntimeException e) {
                application.stop();
                if (attempt == ATTEMPTS || application.process.exitStatus() != ApplicationServer.NOT_BOOTED) {
                    throw e;
                }
            }
        }
    }

    private static ChildProcess launch(
            Installation installation, Options options, String databaseUrl, Path payaraMicro, Path server) {
        Path root = installation.path("payara");
        Path temporary = installation.path("tmp");
        Path beforeBoot = installation.path("before-boot.txt");
        Path logging = installation.path("logging.properties");
        try {
            if (!Files.exists(options.war())) {
                throw new StartFailure(Part.APPLICATION, "There is no " + options.war() + "; build it first.");
            }
            // A kept root directory would run the application of the last start.
            FileTree.delete(root);
            FileTree.delete(temporary);
            Files.createDirectories(root);
            Files.createDirectories(temporary);
            Files.createDirectories(installation.path(WITNESS)); // the application makes no such folder itself
            Files.writeString(beforeBoot, BEFORE_BOOT);
            try (var properties = ApplicationProcess.class.getResourceAsStream("logging.properties")) {
                Files.copy(properties, logging, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new StartFailure(Part.RUN_FOLDER, "The application's folders cannot be made: " + e, e);
        }
        var command = new ArrayList<>(List.of(
                JavaCommand.executable(),
                "-XX:+UseSerialGC",
                "-Xms256m",
                "-Xmx1g",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary));
        if (!installation.production()) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(OPENED);
        command.addAll(List.of(
                "-cp",
                server + File.pathSeparator + payaraMicro,
                ApplicationServer.class.getName(),
                "--port",
                Integer.toString(installation.port()),
                "--nohazelcast",
                "--disablephonehome",
                "--rootdir",
                root.toString(),
                "--prebootcommandfile",
                beforeBoot.toString(),
                "--logproperties",
                logging.toString(),
                "--contextroot",
                "ROOT",
                "--deploy",
                options.war().toString()));
        return ChildProcess.start(
                "application",
                command,
                environment(installation, options, databaseUrl),
                installation.log("application"),
                installation.children());
    }

    public ChildProcess process() {
        return process;
    }

    /** Lets the requests in flight finish, then stops. */
    public void stop() {
        process.endInput();
        process.awaitEnd(STOP_TIME);
    }

    private void awaitReadiness(Installation installation) {
        var ready = URI.create("http://127.0.0.1:" + installation.port() + "/health/ready");
        // In production the issuer is reached through a proxy that may come up later: being deployed is enough to go
        // on.
        boolean started = installation.production()
                ? Readiness.awaitText(process, ready, "\"shouwen\"", START_TIME)
                : Readiness.await(process, ready, START_TIME);
        if (!started) {
            throw new StartFailure(
                    Part.APPLICATION,
                    (process.isAlive()
                                    ? "The application does not become ready: "
                                    : "The application was not deployed: ")
                            + String.join(" | ", ApplicationLog.reasons(process.log()))
                            + " (whole log: " + process.log() + ")");
        }
    }

    /** MicroProfile Config reads {@code shouwen.db.url} from {@code SHOUWEN_DB_URL}; other users cannot read either. */
    private static Map<String, String> environment(Installation installation, Options options, String databaseUrl) {
        var secrets = installation.secrets();
        var values = new LinkedHashMap<String, String>();
        values.put("shouwen.base", installation.base().toString());
        values.put("shouwen.mode", installation.production() ? "production" : "demo");
        values.put("shouwen.zone", options.zone());
        values.put("shouwen.db.url", databaseUrl);
        values.put("shouwen.db.owner.user", "shouwen_owner");
        values.put("shouwen.db.owner.password", secrets.reveal("owner.password", 32));
        values.put("shouwen.db.app.user", "shouwen_app");
        values.put("shouwen.db.app.password", secrets.reveal("app.password", 32));
        values.put("shouwen.oidc.issuer", installation.issuer().toString());
        values.put("shouwen.kek.path", installation.path("kek.p12").toString());
        values.put("shouwen.kek.password", secrets.reveal("kek.password", 32));
        values.put("shouwen.log.witness.folder", installation.path(WITNESS).toString());
        for (ServiceAccount account : ServiceAccount.values()) {
            values.put(account.setting(), secrets.reveal(account.secretName(), 40));
        }
        if (installation.production()) {
            for (Portal portal : Portal.values()) {
                values.put("shouwen.oidc.secret." + portal.word(), secrets.reveal("client." + portal.word(), 40));
            }
        } else {
            values.put("shouwen.demo.seed", Long.toString(options.seed()));
            values.put("shouwen.demo.customers", Integer.toString(options.customers()));
        }
        var environment = new LinkedHashMap<String, String>();
        values.forEach((name, value) ->
                environment.put(name.toUpperCase(java.util.Locale.ROOT).replace('.', '_'), value));
        return environment;
    }
}
