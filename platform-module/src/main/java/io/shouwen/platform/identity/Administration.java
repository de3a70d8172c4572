package io.shouwen.platform.identity;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.signin.SignInSettings;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Keycloak's administration interface, for two service accounts: one reads and can change nothing, the other changes, and
 * reads nothing of roles and clients. Every call is bounded in time, and where Keycloak is away or refuses, {@link
 * IdentityUnavailable} says so. Settings: {@code shouwen.review.reader.secret}, {@code shouwen.review.changer.secret}, and
 * {@code shouwen.review.keycloak} where the interface is reached by another address than the issuer's.
 */
@ApplicationScoped
class Administration {

    private static final int PAGE = 100;
    private static final Set<String> PERMISSIONS = ModuleCatalogue.all().stream()
            .flatMap(catalogue -> catalogue.permissions().stream())
            .map(PermissionDefinition::name)
            .collect(Collectors.toUnmodifiableSet());
    private static final Map<String, Role> ROLES =
            Stream.of(Role.values()).collect(Collectors.toUnmodifiableMap(Role::realmName, role -> role));

    private final SignInSettings settings;
    private final Config config;
    private final Clock clock;
    private volatile ServiceClient reader;
    private volatile ServiceClient changer;
    private volatile String permissionClient;

    @Inject
    Administration(SignInSettings settings, Config config, Clock clock) {
        this.settings = settings;
        this.config = config;
        this.clock = clock;
    }

    protected Administration() { // CDI proxy
        this(null, null, null);
    }

    ServiceClient reader() {
        if (reader == null) {
            reader = client("shouwen-review-reader", "shouwen.review.reader.secret");
        }
        return reader;
    }

    ServiceClient changer() {
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

    /** Gives every user of the realm, programs as well, page by page. */
    void forEachUser(Consumer<UserRepresentation> each) {
        for (int first = 0; ; first += PAGE) {
            int from = first;
            List<UserRepresentation> page = reader().ask(realm -> realm.users().list(from, PAGE));
            page.forEach(each);
            if (page.size() < PAGE) {
                return;
            }
        }
    }

    /**
     * Which permissions each role bundles at Keycloak, whatever our catalogues say.
     *
     * @throws IdentityUnavailable where no role bundles any, as Keycloak answers whoever may not see the client of our
     *     permissions: a review must not take that for nobody holding anything
     */
    Map<Role, Set<String>> bundles() {
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

    Set<String> bundle(Role role) {
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
    String permissionClient() {
        if (permissionClient == null) {
            bundles();
        }
        return permissionClient;
    }

    static Set<Role> rolesOf(UserResource account) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (RoleRepresentation role : account.roles().realmLevel().listEffective()) {
            Role ours = ROLES.get(role.getName());
            if (ours != null) {
                roles.add(ours);
            }
        }
        return roles;
    }

    static Set<String> names(List<RoleRepresentation> roles) {
        return roles.stream().map(RoleRepresentation::getName).collect(Collectors.toSet());
    }

    static List<RoleRepresentation> named(List<RoleRepresentation> roles, Set<String> wanted) {
        return roles.stream().filter(role -> wanted.contains(role.getName())).toList();
    }

    static List<RoleRepresentation> named(List<RoleRepresentation> roles, Role wanted) {
        return roles.stream()
                .filter(role -> role.getName().equals(wanted.realmName()))
                .toList();
    }

    static Optional<String> attribute(UserRepresentation user, String name) {
        return Optional.ofNullable(user.getAttributes())
                .map(all -> all.get(name))
                .filter(values -> !values.isEmpty())
                .map(values -> values.get(0))
                .filter(value -> !value.isBlank());
    }

    /** Of whoever has one that can be a staff number. */
    static Optional<StaffId> staffNumber(UserRepresentation user) {
        return attribute(user, "staff_number").flatMap(Administration::staffId);
    }

    private static Optional<StaffId> staffId(String number) {
        try {
            return Optional.of(new StaffId(number));
        } catch (IllegalArgumentException notANumber) {
            return Optional.empty();
        }
    }
}
