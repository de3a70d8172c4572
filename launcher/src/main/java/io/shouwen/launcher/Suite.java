package io.shouwen.launcher;

import io.shouwen.launcher.StartFailure.Part;
import io.shouwen.launcher.application.ApplicationProcess;
import io.shouwen.launcher.application.DemoData;
import io.shouwen.launcher.endpoints.Endpoints;
import io.shouwen.launcher.installation.Installation;
import io.shouwen.launcher.installation.Ports;
import io.shouwen.launcher.keycloak.KeycloakServer;
import io.shouwen.launcher.postgres.PostgresServer;
import io.shouwen.launcher.process.ChildProcess;
import io.shouwen.launcher.process.Readiness;
import io.shouwen.launcher.realm.RealmFile;
import io.shouwen.launcher.realm.RealmSettings;
import io.shouwen.platform.access.Portal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The three parts together. PostgreSQL comes first and goes last; Keycloak and the application start side by side. */
final class Suite {

    private final Installation installation;
    private final Options options;
    private final Path root;
    private final Consumer<String> say;
    private volatile PostgresServer postgres;
    private volatile KeycloakServer keycloak;
    private volatile ApplicationProcess application;
    private volatile boolean stopping;

    Suite(Installation installation, Options options, Path root, Consumer<String> say) {
        this.installation = installation;
        this.options = options;
        this.root = root;
        this.say = say;
    }

    void start() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("the application", installation.port());
        ports.put("Keycloak", installation.keycloakPort());
        ports.put("Keycloak's health checks", installation.keycloakHealthPort());
        ports.put("PostgreSQL", installation.postgresPort());
        Ports.requireFree(ports);
        boolean first = installation.remembered("realm.imported").isEmpty();
        postgres = timed("PostgreSQL", () -> PostgresServer.start(installation, options.cacheFolder()));
        if (first) {
            say.accept("First start: preparing Keycloak, importing the realm"
                    + (installation.production() ? "." : ", inventing the demo data. Later starts are quicker."));
        }
        var keycloakStarts = CompletableFuture.runAsync(() -> keycloak = timed("Keycloak", this::startKeycloak));
        var applicationStarts =
                CompletableFuture.runAsync(() -> application = timed("the application", this::startApplication));
        both(keycloakStarts, applicationStarts);
        checkSignInPage();
        if (!installation.production()) {
            var demoData = new DemoData(postgres, application.process());
            if (!demoData.isWritten()) {
                timed("the demo data", demoData::await);
            }
            Endpoints.write(installation);
        }
    }

    /** Returns never, unless a part ends by itself: then the others must not go on alone. */
    void awaitFailure() {
        while (!stopping) {
            parts().filter(part -> !part.isAlive()).findFirst().ifPresent(part -> {
                if (!stopping) {
                    throw new StartFailure(
                            partOf(part),
                            "The " + part.name() + " process ended by itself with status " + part.exitStatus()
                                    + "; stopping the rest. Its log: " + part.log());
                }
            });
            pause();
        }
    }

    void stop() {
        stopping = true;
        try {
            Files.deleteIfExists(Endpoints.file(installation));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (application != null) {
            application.stop();
        }
        if (keycloak != null) {
            keycloak.stop();
        }
        // Whatever was still on its way up when the stop came.
        installation.children().stopLeftOvers(List.of("application", "keycloak", "keycloak-build", "initdb"));
        if (postgres != null) {
            postgres.stop();
        }
        installation.children().stopLeftOvers(List.of("postgres"));
    }

    private KeycloakServer startKeycloak() {
        return KeycloakServer.start(
                installation,
                keycloakArchive(),
                options.cacheFolder(),
                postgres.url("keycloak"),
                RealmFile.generate(RealmSettings.of(installation)));
    }

    private ApplicationProcess startApplication() {
        Path target = root.resolve("launcher/target");
        return ApplicationProcess.start(
                installation,
                options,
                postgres.url("shouwen"),
                target.resolve("programs/payara-micro.jar"),
                target.resolve("shouwen-launcher-server.jar"));
    }

    private Path keycloakArchive() {
        try (var files = Files.list(root.resolve("launcher/target/programs"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("keycloak-"))
                    .max(java.util.Comparator.naturalOrder())
                    .orElseThrow(() -> new StartFailure(Part.SIGN_IN, "Keycloak's distribution is missing; build it."));
        } catch (IOException e) {
            throw new StartFailure(Part.SIGN_IN, "Keycloak's distribution is missing: " + e, e);
        }
    }

    /** Usable means: whoever opens the first page sees Keycloak's form. */
    private void checkSignInPage() {
        URI home = URI.create("http://127.0.0.1:" + installation.port() + Portal.STAFF.home());
        if (!installation.production() && !Readiness.await(application.process(), home, Duration.ofSeconds(30))) {
            throw new StartFailure(
                    Part.APPLICATION,
                    "The first page does not lead to a sign-in form: " + home + " answers " + Readiness.status(home)
                            + " (log: " + application.process().log() + ")");
        }
    }

    /** Waits for both, but not for the second when the first has failed. */
    private static void both(CompletableFuture<Void> one, CompletableFuture<Void> other) {
        try {
            var failure = new CompletableFuture<Void>();
            Stream.of(one, other)
                    .forEach(part -> part.whenComplete((nothing, e) -> {
                        if (e != null) {
                            failure.completeExceptionally(e);
                        }
                    }));
            CompletableFuture.anyOf(CompletableFuture.allOf(one, other), failure)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StartFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    private <T> T timed(String what, Supplier<T> starting) {
        say.accept("Waiting for " + what + " …");
        long begun = System.nanoTime();
        T started = starting.get();
        say.accept(Character.toUpperCase(what.charAt(0)) + what.substring(1) + " is ready after "
                + Launcher.seconds(Duration.ofNanos(System.nanoTime() - begun)) + ".");
        return started;
    }

    private Stream<ChildProcess> parts() {
        return Stream.of(application.process(), keycloak.process(), postgres.process())
                .filter(Objects::nonNull);
    }

    private static Part partOf(ChildProcess process) {
        return switch (process.name()) {
            case "application" -> Part.APPLICATION;
            case "keycloak" -> Part.SIGN_IN;
            default -> Part.DATABASE;
        };
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
