package io.shouwen.launcher;

import io.shouwen.launcher.endpoints.DemoSignIns;
import io.shouwen.launcher.endpoints.Endpoints;
import io.shouwen.launcher.installation.Installation;
import io.shouwen.platform.access.Portal;
import java.time.Duration;
import java.util.stream.Collectors;

/** What the command prints once everything is ready. */
final class Welcome {

    private Welcome() {}

    static String text(Installation installation, Duration startTime) {
        var text = new StringBuilder("\nShouwen is ready after ")
                .append(Launcher.seconds(startTime))
                .append(".\n\n");
        for (Portal portal : Portal.values()) {
            text.append(String.format("  %-12s %s%s%n", portal.word(), installation.base(), portal.home()));
        }
        text.append(String.format("  %-12s %s%n", "Keycloak", installation.issuerBase()));
        if (installation.production()) {
            text.append("\nKeycloak's first administrator is admin; the password is in ")
                    .append(installation.path("secrets.properties"))
                    .append(".\n");
        } else {
            text.append("\nDemo sign-ins, all with the password ")
                    .append(DemoSignIns.password(installation.secrets()))
                    .append("\n(* asks for a code; secrets for an authenticator are in ")
                    .append(Endpoints.file(installation))
                    .append("):\n");
            for (var signIn : DemoSignIns.all(installation.secrets())) {
                text.append(String.format(
                        "  %s%s %-14s %-18s %s%n",
                        signIn.person().id(),
                        signIn.codeAtSignIn() ? "*" : " ",
                        signIn.person().userName(),
                        signIn.person().roles().stream()
                                .map(role -> role.realmName())
                                .collect(Collectors.joining(",")),
                        signIn.person().name()));
            }
        }
        return text.append("\nCtrl-C stops it. Logs: ")
                .append(installation.log("application").getParent())
                .toString();
    }
}
