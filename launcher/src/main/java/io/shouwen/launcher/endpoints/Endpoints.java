package io.shouwen.launcher.endpoints;

import io.shouwen.launcher.installation.Installation;
import io.shouwen.launcher.installation.Secrets;
import io.shouwen.launcher.json.Json;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;

/**
 * {@code run/endpoints.json}: what a program needs to drive a running demo. It holds passwords, so it exists only while
 * a demo on the loopback address runs, and only its owner reads it.
 */
public final class Endpoints {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private Endpoints() {}

    public static Path file(Installation installation) {
        return installation.path("endpoints.json");
    }

    public static void write(Installation installation) {
        requireLoopbackDemo(installation.production(), installation.base(), installation.issuer());
        try {
            Path unfinished = installation.path("endpoints.json.unfinished");
            Secrets.OwnerOnly.write(
                    unfinished,
                    Json.pretty(describe(
                            installation.base(), installation.issuer(), DemoSignIns.all(installation.secrets()))));
            Files.move(
                    unfinished,
                    file(installation),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("endpoints.json cannot be written", e);
        }
    }

    static void requireLoopbackDemo(boolean production, URI base, URI issuer) {
        if (production || !LOOPBACK.contains(base.getHost()) || !LOOPBACK.contains(issuer.getHost())) {
            throw new IllegalStateException("passwords are written down for a demo on the loopback address only");
        }
    }

    static JsonObject describe(URI base, URI issuer, List<DemoSignIns> signIns) {
        var portals = Json.object();
        for (Portal portal : Portal.values()) {
            portals.add(
                    portal.word(),
                    Json.object()
                            .add("home", portal.home())
                            .add("clientId", portal.clientId())
                            .add("redirectUri", base + "/sign-in/callback"));
        }
        var people = Json.array();
        for (DemoSignIns signIn : signIns) {
            var person = signIn.person();
            people.add(Json.object()
                    .add("staffNumber", person.id().value())
                    .add("userName", person.userName())
                    .add("name", person.name())
                    .add("department", person.department().orElse(""))
                    .add("role", person.roles().get(0).realmName())
                    .add("roles", Json.strings(person.roles().stream().map(Role::realmName)))
                    .add("password", signIn.password())
                    .add("otpSecret", signIn.otpSecret())
                    .add("otpAtSignIn", signIn.codeAtSignIn()));
        }
        return Json.object()
                .add("base", base.toString())
                .add("issuer", issuer.toString())
                .add("portals", portals)
                .add("people", people)
                .build();
    }
}
