package io.shouwen.launcher.realm;

import io.shouwen.launcher.endpoints.DemoSignIns;
import io.shouwen.launcher.installation.Installation;
import io.shouwen.platform.access.Portal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What differs between installations.
 *
 * @param base address of the application, without a slash at the end
 * @param clientSecrets by portal; empty in a demo, where the clients are public and PKCE alone protects the code
 * @param people imported with the realm; empty outside a demo
 */
public record RealmSettings(String base, Map<Portal, String> clientSecrets, List<DemoSignIns> people) {

    public static RealmSettings of(Installation installation) {
        String base = installation.base().toString();
        var secrets = installation.secrets();
        if (!installation.production()) {
            return new RealmSettings(base, Map.of(), DemoSignIns.all(secrets));
        }
        var clientSecrets = new EnumMap<Portal, String>(Portal.class);
        for (Portal portal : Portal.values()) {
            clientSecrets.put(portal, secrets.reveal("client." + portal.word(), 40));
        }
        return new RealmSettings(base, clientSecrets, List.of());
    }

    /** With placeholders that Keycloak replaces from its environment at import. */
    static RealmSettings published() {
        var clientSecrets = new EnumMap<Portal, String>(Portal.class);
        for (Portal portal : Portal.values()) {
            clientSecrets.put(portal, "${SHOUWEN_OIDC_SECRET_" + portal.name() + "}");
        }
        return new RealmSettings("${SHOUWEN_BASE}", clientSecrets, List.of());
    }

    @Override
    public String toString() {
        return "settings of the realm for " + base;
    }
}
