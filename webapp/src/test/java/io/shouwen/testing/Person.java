package io.shouwen.testing;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A member of staff as a token for one portal describes them.
 *
 * @param secondFactor whether the sign-in just proved one
 */
public record Person(
        String staffNumber,
        String name,
        String department,
        Portal portal,
        Set<String> permissions,
        boolean secondFactor) {

    private static final List<String> ISSUED = List.of("iat", "exp", "auth_time");

    /** With what the catalogues give this role in this portal; numbered by the role, such as {@code t-senior-agent}. */
    public static Person with(Role role, Portal portal) {
        Set<String> permissions = ModuleCatalogue.all().stream()
                .flatMap(m -> m.permissions().stream())
                .filter(p -> p.portals().contains(portal) && p.roles().contains(role))
                .map(p -> p.name())
                .collect(Collectors.toCollection(TreeSet::new));
        return new Person("t-" + role.realmName(), "测试" + role.ordinal(), null, portal, permissions, false);
    }

    /** With exactly these permissions. */
    public static Person holding(Portal portal, String... permissions) {
        return new Person("t-" + portal.word(), "测试员", null, portal, new TreeSet<>(Set.of(permissions)), false);
    }

    /** Known, and allowed nothing. */
    public static Person withoutPermissions(Portal portal) {
        return holding(portal).numbered("t-nobody");
    }

    /** Every permission that a token for this portal can carry. */
    public static Person almighty(Portal portal) {
        return holding(
                        portal,
                        ModuleCatalogue.all().stream()
                                .flatMap(m -> m.permissions().stream())
                                .filter(p -> p.portals().contains(portal))
                                .map(p -> p.name())
                                .distinct()
                                .toArray(String[]::new))
                .numbered("t-almighty");
    }

    public Person numbered(String number) {
        return new Person(number, name, department, portal, permissions, secondFactor);
    }

    public Person in(String departmentWord) {
        return new Person(staffNumber, name, departmentWord, portal, permissions, secondFactor);
    }

    public Person and(String... more) {
        Set<String> all = new TreeSet<>(permissions);
        all.addAll(List.of(more));
        return new Person(staffNumber, name, department, portal, all, secondFactor);
    }

    public Person without(String... fewer) {
        Set<String> rest = Stream.of(permissions.toArray(String[]::new))
                .filter(p -> !List.of(fewer).contains(p))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Person(staffNumber, name, department, portal, rest, secondFactor);
    }

    public Person withSecondFactor() {
        return new Person(staffNumber, name, department, portal, permissions, true);
    }

    /** The claims of an access token, shaped as Keycloak shapes them. */
    public Map<String, Object> accessClaims(String issuer, String session, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("exp", now.plus(Duration.ofMinutes(5)).getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("auth_time", now.getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iss", issuer);
        claims.put("aud", List.of("shouwen"));
        claims.put("sub", subject());
        claims.put("typ", "Bearer");
        claims.put("azp", portal.clientId());
        claims.put("sid", session);
        claims.put("acr", secondFactor ? "2" : "1");
        claims.put("amr", secondFactor ? List.of("otp") : List.of());
        claims.put("scope", "openid");
        claims.put("permissions", List.copyOf(permissions));
        claims.put("staff_number", staffNumber);
        claims.put("name", name);
        claims.put("preferred_username", staffNumber);
        if (department != null) {
            claims.put("department", department);
        }
        return claims;
    }

    /** The claims of an ID token. */
    public Map<String, Object> idClaims(String issuer, String session, String nonce, Instant now) {
        Map<String, Object> claims = accessClaims(issuer, session, now);
        claims.put("typ", "ID");
        claims.put("aud", portal.clientId());
        claims.remove("permissions");
        claims.remove("scope");
        if (nonce != null) {
            claims.put("nonce", nonce);
        }
        return claims;
    }

    /** The claims of a refresh token. */
    public Map<String, Object> refreshClaims(String issuer, String session, Instant now) {
        Map<String, Object> claims = accessClaims(issuer, session, now);
        claims.put("typ", "Refresh");
        claims.put("aud", issuer);
        claims.put("exp", now.plus(Duration.ofMinutes(30)).getEpochSecond());
        claims.keySet()
                .removeIf(c -> !ISSUED.contains(c)
                        && !List.of("jti", "iss", "aud", "sub", "typ", "azp", "sid", "scope")
                                .contains(c));
        return claims;
    }

    public String subject() {
        return UUID.nameUUIDFromBytes(staffNumber.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }
}
