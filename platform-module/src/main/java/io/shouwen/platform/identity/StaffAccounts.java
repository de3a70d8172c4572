package io.shouwen.platform.identity;

import io.shouwen.platform.access.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;

/** The accounts of staff at Keycloak, and what they hold (P15). */
@ApplicationScoped
public class StaffAccounts {

    private final Administration administration;

    @Inject
    StaffAccounts(Administration administration) {
        this.administration = administration;
    }

    protected StaffAccounts() { // CDI proxy
        this(null);
    }

    /**
     * Everybody's account, without those of programs. Takes a few calls for each person: ask from a job.
     *
     * @param progress told how many have been read
     */
    public List<StaffAccount> all(IntConsumer progress) {
        List<StaffAccount> accounts = new ArrayList<>();
        administration.forEachUser(user -> {
            if (user.getServiceAccountClientId() == null && !user.getUsername().startsWith("service-account-")) {
                read(user).ifPresent(accounts::add);
                progress.accept(accounts.size());
            }
        });
        return accounts;
    }

    /** Empty where the account has been deleted meanwhile. */
    private Optional<StaffAccount> read(UserRepresentation user) {
        String client = administration.permissionClient();
        try {
            return Optional.of(administration.reader().ask(realm -> {
                UserResource account = realm.users().get(user.getId());
                RoleScopeResource permissions = account.roles().clientLevel(client);
                return new StaffAccount(
                        user.getId(),
                        Administration.staffNumber(user),
                        Boolean.TRUE.equals(user.isEnabled()),
                        Administration.attribute(user, "department"),
                        Administration.rolesOf(account),
                        Administration.names(permissions.listEffective()),
                        Administration.names(permissions.listAll()),
                        account.credentials().stream()
                                .anyMatch(one -> "otp".equals(one.getType()) || "webauthn".equals(one.getType())));
            }));
        } catch (NotFoundException gone) {
            return Optional.empty();
        }
    }

    /** The latest sign-in that Keycloak still knows of. */
    public Optional<Instant> lastSignIn(StaffAccount account) {
        return administration
                .reader()
                .ask(realm -> realm.getEvents(List.of("LOGIN"), null, account.id(), null, null, null, 0, 1).stream()
                        .map(event -> Instant.ofEpochMilli(event.getTime()))
                        .findFirst());
    }

    /**
     * Which permissions each role bundles at Keycloak, whatever our catalogues say.
     *
     * @throws IdentityUnavailable where no role bundles any, as Keycloak answers whoever may not see the client of our
     *     permissions: a review must not take that for nobody holding anything
     */
    public Map<Role, Set<String>> bundles() {
        return administration.bundles();
    }
}
