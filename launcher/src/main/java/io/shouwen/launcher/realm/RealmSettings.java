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
 * @param serviceSecrets of the application's own accounts, which have one in a demo as well
 * @param people imported with the realm; empty outside a demo
 */
public record RealmSettings(
        String base,
        Map<Portal, String> clientSecrets,
        Map<ServiceAccount, String> serviceSecrets,
        List<DemoSignIns> people) {

    public static RealmSettings of(Installation installation) {
        String base = installation.base().toString();
        var secrets = installation.secrets();
        var serviceSecrets = new EnumMap<ServiceAccount, String>(ServiceAccount.class);
        for (ServiceAccount account : ServiceAccount.values()) {
            serviceSecrets.put(account, secrets.reveal(account.secretName(), 40));
        }
        if (!installation.production()) {
            return new RealmSettings(base, Map.of(), serviceSecrets, DemoSignIns.all(secrets));
        }
        var clientSecrets = new EnumMap<Portal, String>(Portal.class);
        for (Portal portal : Portal.values()) {
            clientSecrets.put(portal, secrets.reveal("client." + portal.word(), 40));
        }
        return new RealmSettings(base, clientSecrets, serviceSecrets, List.of());
    }

    /** With placeholders that Keycloak replaces from its environment at import. */
    static RealmSettings published() {
        var clientSecrets = new EnumMap<Portal, String>(Portal.class);
        for (Portal portal : Portal.values()) {
            clientSecrets.put(portal, "${SHOUWEN_OIDC_SECRET_" + portal.name() + "}");
        }
        var serviceSecrets = new EnumMap<ServiceAccount, String>(ServiceAccount.class);
        for (ServiceAccount account : ServiceAccount.values()) {
            serviceSecrets.put(account, account.placeholder());
        }
        return new RealmSettings("${SHOUWEN_BASE}", clientSecrets, serviceSecrets, List.of());
    }

    @Override
    public String toString() {
        return "settings of the realm for " + base;
    }
}
