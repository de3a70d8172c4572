package io.shouwen.platform.identity;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.signin.EndedSessions;
import io.shouwen.platform.signin.SignInSettings;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.idm.UserSessionRepresentation;

/**
 * The accounts of staff at Keycloak (P15). Two service accounts: one reads and can change nothing, the other changes, and reads
 * nothing of roles and clients; every call is bounded
 * in time, and where Keycloak is away or refuses, {@link IdentityUnavailable} says so. Settings:
 * {@code shouwen.review.reader.secret}, {@code shouwen.review.changer.secret}, and {@code shouwen.review.keycloak} where
 * the administration interface is reached by another address than the issuer's.
 */
@ApplicationScoped
public class StaffAccounts {

    private static final int PAGE = 100;
    private static final Set<String> PERMISSIONS = ModuleCatalogue.all().stream()
            .flatMap(catalogue -> catalogue.permissions().stream())
            .map(PermissionDefinition::name)
            .collect(Collectors.toUnmodifiableSet());
    private static final Map<String, Role> ROLES =
            Stream.of(Role.values()).collect(Collectors.toUnmodifiableMap(Role::realmName, role -> role));

    private final SignInSettings settings;
    private final Config config;
    private final EndedSessions ended;
    private final Clock clock;
    private volatile ServiceClient reader;
    private volatile ServiceClient changer;
    private volatile String permissionClient;

    @Inject
    public StaffAccounts(SignInSettings settings, Config config, EndedSessions ended, Clock clock) {
        this.settings = settings;
        this.config = config;
        this.ended = ended;
        this.clock = clock;
    }

    protected StaffAccounts() { // CDI proxy
        this(null, null, null, null);
    }

    /**
     * Everybody's account, without those of programs. Takes a few calls for each person: ask from a job.
     *
     * @param progress told how many have been read
     */
    public List<StaffAccount> all(IntConsumer progress) {
        List<StaffAccount> accounts = new ArrayList<>();
        for (int first = 0; ; first += PAGE) {
            int from = first;
            List<UserRepresentation> page = reader().ask(realm -> realm.users().list(from, PAGE));
            for (UserRepresentation user : page) {
                if (user.getServiceAccountClientId() == null
                        && !user.getUsername().startsWith("service-account-")) {
                    read(user).ifPresent(accounts::add);
                    progress.accept(accounts.size());
                }
            }
            if (page.size() < PAGE) {
                return accounts;
            }
        }
    }

    /** Empty where the account has been deleted meanwhile. */
    private Optional<StaffAccount> read(UserRepresentation user) {
        String client = permissionClient();
        try {
            return Optional.of(reader().ask(realm -> {
                UserResource account = realm.users().get(user.getId());
                RoleScopeResource permissions = account.roles().clientLevel(client);
                return new StaffAccount(
                        user.getId(),
                        attribute(user, "staff_number").flatMap(StaffAccounts::staffId),
                        Boolean.TRUE.equals(user.isEnabled()),
                        attribute(user, "department"),
                        rolesOf(account),
                        names(permissions.listEffective()),
                        names(permissions.listAll()),
                        account.credentials().stream()
                                .anyMatch(one -> "otp".equals(one.getType()) || "webauthn".equals(one.getType())));
            }));
        } catch (NotFoundException gone) {
            return Optional.empty();
        }
    }

    /**
     * What the directory of staff keeps of an account. Tells no name: this ends up in logs.
     *
     * @param name in one piece; empty where Keycloak has none
     * @param permissions of ours in effect, through roles and groups as well
     */
    record Holder(
            String account,
            StaffId staff,
            String name,
            Optional<String> department,
            boolean enabled,
            Set<String> permissions) {

        @Override
        public String toString() {
            return "account of " + staff;
        }
    }

    /** Everybody who has a staff number; of two accounts of one person, the enabled one. Takes a call for each: ask from a job. */
    List<Holder> holders() {
        String client = permissionClient();
        Map<StaffId, Holder> holders = new LinkedHashMap<>();
        for (int first = 0; ; first += PAGE) {
            int from = first;
            List<UserRepresentation> page = reader().ask(realm -> realm.users().list(from, PAGE));
            for (UserRepresentation user : page) {
                attribute(user, "staff_number")
                        .flatMap(StaffAccounts::staffId)
                        .flatMap(staff -> holder(user, staff, client))
                        .ifPresent(one -> holders.merge(
                                one.staff(), one, (before, another) -> before.enabled() ? before : another));
            }
            if (page.size() < PAGE) {
                return List.copyOf(holders.values());
            }
        }
    }

    private Optional<Holder> holder(UserRepresentation user, StaffId staff, String client) {
        try {
            Set<String> permissions = reader().ask(realm -> names(
                    realm.users().get(user.getId()).roles().clientLevel(client).listEffective()));
            String name = Stream.of(user.getFirstName(), user.getLastName())
                    .filter(part -> part != null && !part.isBlank())
                    .collect(Collectors.joining(" "));
            return Optional.of(new Holder(
                    user.getId(),
                    staff,
                    name,
                    attribute(user, "department"),
                    Boolean.TRUE.equals(user.isEnabled()),
                    permissions));
        } catch (NotFoundException gone) {
            return Optional.empty();
        }
    }

    /** Whether Keycloak knows this account no more. */
    boolean isGone(String account) {
        try {
            reader().ask(realm -> realm.users().get(account).toRepresentation());
            return false;
        } catch (NotFoundException gone) {
            return true;
        }
    }

    /** The latest sign-in that Keycloak still knows of. */
    public Optional<Instant> lastSignIn(StaffAccount account) {
        return reader().ask(
                        realm -> realm.getEvents(List.of("LOGIN"), null, account.id(), null, null, null, 0, 1).stream()
                                .map(event -> Instant.ofEpochMilli(event.getTime()))
                                .findFirst());
    }

    /**
     * Takes the role from the account; doing it again does no harm.
     *
     * @throws RoleStillHeld where it also comes through a group
     */
    public void removeRole(String account, Role role) {
        changer().ask(realm -> {
            RoleScopeResource held = realm.users().get(account).roles().realmLevel();
            List<RoleRepresentation> direct = named(held.listAll(), role);
            if (!direct.isEmpty()) {
                held.remove(direct);
            }
            if (!named(held.listEffective(), role).isEmpty()) {
                throw new RoleStillHeld(role.realmName());
            }
            return null;
        });
    }

    /**
     * Which permissions each role bundles at Keycloak, whatever our catalogues say.
     *
     * @throws IdentityUnavailable where no role bundles any, as Keycloak answers whoever may not see the client of our
     *     permissions: a review must not take that for nobody holding anything
     */
    public Map<Role, Set<String>> bundles() {
        Map<Role, Set<String>> bundles = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            bundles.put(role, bundle(role));
        }
        if (permissionClient == null) {
            throw new IdentityUnavailable(
                    "its roles bundle no permission of ours; may the account see the client shouwen?", null);
        }
        return bundles;
    }

    private Set<String> bundle(Role role) {
        try {
            List<RoleRepresentation> clientRoles = reader().ask(
                            realm -> realm.roles().get(role.realmName()).getRoleComposites().stream()
                                    .filter(one -> Boolean.TRUE.equals(one.getClientRole()))
                                    .toList());
            if (permissionClient == null) {
                clientRoles.stream()
                        .filter(one -> PERMISSIONS.contains(one.getName()))
                        .findFirst()
                        .ifPresent(one -> permissionClient = one.getContainerId());
            }
            return clientRoles.stream()
                    .filter(one -> one.getContainerId().equals(permissionClient))
                    .map(RoleRepresentation::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (NotFoundException unknownRole) {
            return Set.of();
        }
    }

    /** The client whose roles are our permissions, as those name it. */
    private String permissionClient() {
        if (permissionClient == null) {
            bundles();
        }
        return permissionClient;
    }

    /**
     * Takes permissions that were given to the account itself; doing it again does no harm.
     *
     * @throws PermissionStillHeld where one is in effect without a role of ours that bundles it
     */
    public void removePermissions(String account, Set<String> permissions) {
        String client = permissionClient();
        List<RoleRepresentation> direct = reader().ask(realm ->
                named(realm.users().get(account).roles().clientLevel(client).listAll(), permissions));
        if (!direct.isEmpty()) {
            changer().ask(realm -> {
                realm.users().get(account).roles().clientLevel(client).remove(direct);
                return null;
            });
        }
        Set<String> still = reader().ask(realm -> {
            UserResource user = realm.users().get(account);
            Set<String> left =
                    new TreeSet<>(names(named(user.roles().clientLevel(client).listEffective(), permissions)));
            rolesOf(user).forEach(role -> left.removeAll(bundle(role)));
            return left;
        });
        if (!still.isEmpty()) {
            throw new PermissionStillHeld(String.join(", ", still));
        }
    }

    /** Gives permissions back that {@link #removePermissions} has taken. */
    public void restorePermissions(String account, Set<String> permissions) {
        String client = permissionClient();
        changer().ask(realm -> {
            RoleScopeResource held = realm.users().get(account).roles().clientLevel(client);
            List<RoleRepresentation> missing = named(held.listAvailable(), permissions);
            if (!missing.isEmpty()) {
                held.add(missing);
            }
            return null;
        });
    }

    /** Gives a role back that {@link #removeRole} has taken. */
    public void restoreRole(String account, Role role) {
        changer().ask(realm -> {
            RoleScopeResource held = realm.users().get(account).roles().realmLevel();
            held.add(named(held.listAvailable(), role));
            return null;
        });
    }

    public void setEnabled(String account, boolean enabled) {
        changer().ask(realm -> {
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
        List<String> sessions = changer().ask(realm -> sessions(realm, account));
        sessions.forEach(ended::end);
        changer().ask(realm -> {
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

    private static Set<String> names(List<RoleRepresentation> roles) {
        return roles.stream().map(RoleRepresentation::getName).collect(Collectors.toSet());
    }

    private static List<RoleRepresentation> named(List<RoleRepresentation> roles, Set<String> wanted) {
        return roles.stream().filter(role -> wanted.contains(role.getName())).toList();
    }

    private static Set<Role> rolesOf(UserResource account) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (RoleRepresentation role : account.roles().realmLevel().listEffective()) {
            Role ours = ROLES.get(role.getName());
            if (ours != null) {
                roles.add(ours);
            }
        }
        return roles;
    }

    private static List<RoleRepresentation> named(List<RoleRepresentation> roles, Role wanted) {
        return roles.stream()
                .filter(role -> role.getName().equals(wanted.realmName()))
                .toList();
    }

    private static Optional<String> attribute(UserRepresentation user, String name) {
        return Optional.ofNullable(user.getAttributes())
                .map(all -> all.get(name))
                .filter(values -> !values.isEmpty())
                .map(values -> values.get(0))
                .filter(value -> !value.isBlank());
    }

    private static Optional<StaffId> staffId(String number) {
        try {
            return Optional.of(new StaffId(number));
        } catch (IllegalArgumentException notANumber) {
            return Optional.empty();
        }
    }

    private ServiceClient reader() {
        if (reader == null) {
            reader = client("shouwen-review-reader", "shouwen.review.reader.secret");
        }
        return reader;
    }

    private ServiceClient changer() {
        if (changer == null) {
            changer = client("shouwen-review-changer", "shouwen.review.changer.secret");
        }
        return changer;
    }

    private ServiceClient client(String id, String setting) {
        String secret = config.getOptionalValue(setting, String.class)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IdentityUnavailable(setting + " is not set", null));
        String issuer = settings.issuer();
        String administration = config.getOptionalValue("shouwen.review.keycloak", String.class)
                .filter(value -> !value.isBlank())
                .orElse(issuer.substring(0, issuer.indexOf("/realms/")));
        return new ServiceClient(id, secret, issuer, administration, clock);
    }
}
