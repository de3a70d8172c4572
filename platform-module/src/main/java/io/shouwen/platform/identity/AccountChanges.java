package io.shouwen.platform.identity;

import io.shouwen.platform.access.Role;
import io.shouwen.platform.signin.EndedSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.idm.UserSessionRepresentation;

/** What a review changes at accounts of staff at Keycloak (P15). */
@ApplicationScoped
public class AccountChanges {

    private final Administration administration;
    private final EndedSessions ended;

    @Inject
    AccountChanges(Administration administration, EndedSessions ended) {
        this.administration = administration;
        this.ended = ended;
    }

    protected AccountChanges() { // CDI proxy
        this(null, null);
    }

    /**
     * Takes the role from the account; doing it again does no harm.
     *
     * @throws RoleStillHeld where it also comes through a group
     */
    public void removeRole(String account, Role role) {
        administration.changer().ask(realm -> {
            RoleScopeResource held = realm.users().get(account).roles().realmLevel();
            List<RoleRepresentation> direct = Administration.named(held.listAll(), role);
            if (!direct.isEmpty()) {
                held.remove(direct);
            }
            if (!Administration.named(held.listEffective(), role).isEmpty()) {
                throw new RoleStillHeld(role.realmName());
            }
            return null;
        });
    }

    /**
     * Takes permissions that were given to the account itself; doing it again does no harm.
     *
     * @throws PermissionStillHeld where one is in effect without a role of ours that bundles it
     */
    public void removePermissions(String account, Set<String> permissions) {
        String client = administration.permissionClient();
        List<RoleRepresentation> direct = administration
                .reader()
                .ask(realm -> Administration.named(
                        realm.users().get(account).roles().clientLevel(client).listAll(), permissions));
        if (!direct.isEmpty()) {
            administration.changer().ask(realm -> {
                realm.users().get(account).roles().clientLevel(client).remove(direct);
                return null;
            });
        }
        Set<String> still = administration.reader().ask(realm -> {
            UserResource user = realm.users().get(account);
            Set<String> left = new TreeSet<>(Administration.names(
                    Administration.named(user.roles().clientLevel(client).listEffective(), permissions)));
            Administration.rolesOf(user).forEach(role -> left.removeAll(administration.bundle(role)));
            return left;
        });
        if (!still.isEmpty()) {
            throw new PermissionStillHeld(String.join(", ", still));
        }
    }

    /** Gives permissions back that {@link #removePermissions} has taken. */
    public void restorePermissions(String account, Set<String> permissions) {
        String client = administration.permissionClient();
        administration.changer().ask(realm -> {
            RoleScopeResource held = realm.users().get(account).roles().clientLevel(client);
            List<RoleRepresentation> missing = Administration.named(held.listAvailable(), permissions);
            if (!missing.isEmpty()) {
                held.add(missing);
            }
            return null;
        });
    }

    /** Gives a role back that {@link #removeRole} has taken. */
    public void restoreRole(String account, Role role) {
        administration.changer().ask(realm -> {
            RoleScopeResource held = realm.users().get(account).roles().realmLevel();
            held.add(Administration.named(held.listAvailable(), role));
            return null;
        });
    }

    public void setEnabled(String account, boolean enabled) {
        administration.changer().ask(realm -> {
            UserResource user = realm.users().get(account);
            UserRepresentation now = user.toRepresentation();
            now.setEnabled(enabled);
            user.update(now);
            return null;
        });
    }

    /**
     * Ends every session of the account: at Keycloak, which tells us by the back channel, and here at once in case that
     * message is lost.
     *
     * @return how many there were
     */
    public int endSessions(String account) {
        List<String> sessions = administration.changer().ask(realm -> sessions(realm, account));
        sessions.forEach(ended::end);
        administration.changer().ask(realm -> {
            realm.users().get(account).logout();
            return null;
        });
        return sessions.size();
    }

    private static List<String> sessions(RealmResource realm, String account) {
        return realm.users().get(account).getUserSessions().stream()
                .map(UserSessionRepresentation::getId)
                .toList();
    }
}
