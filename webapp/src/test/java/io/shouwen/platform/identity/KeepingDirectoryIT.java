package io.shouwen.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.shouwen.platform.access.ActingAs;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.TestIssuer;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Staff whom work can be given to, without waiting for their next sign-in. */
@InPayara
class KeepingDirectoryIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String OWN = "workorder.case.own";

    @Inject
    KeepingDirectory keeping;

    @Inject
    Holders holders;

    @Inject
    DirectoryLines lines;

    @Inject
    StaffDirectory directory;

    @Inject
    ActingAs acting;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String account = "k-" + unique;
    private final StaffId staff = new StaffId("t-k" + unique);

    @AfterEach
    void takeTheAccountAway() throws Exception {
        put("/test/administration", Map.of("away", false));
        send(HttpRequest.newBuilder(at("/test/accounts/" + account)).DELETE());
    }

    @Test
    void whoeverHasNotSignedInYetIsKnownWithNameDepartmentAndPermissions() throws Exception {
        account(true, List.of("agent"));
        compare();
        assertThat(directory.find(staff)).contains(new StaffMember(staff, "核对员", Optional.of("service"), true));
        assertThat(holds(OWN)).isTrue();
        account(true, List.of("trainer"));
        compare();
        assertThat(holds(OWN)).isFalse();
        assertThat(holds("platform.notifications.read")).isTrue();
    }

    @Test
    void whoeverIsDisabledIsGivenNothingUntilEnabledAgainAndTheLogSaysSoOnce() throws Exception {
        account(true, List.of("agent"));
        compare();
        assertThat(entries()).as("a newcomer is no change of standing").isEmpty();
        account(false, List.of("agent"));
        compare();
        compare();
        assertThat(directory.find(staff).orElseThrow().active()).isFalse();
        assertThat(holds(OWN)).isFalse();
        assertThat(entries()).singleElement().asString().contains("disabled:" + staff);
        account(true, List.of("agent"));
        compare();
        assertThat(holds(OWN)).isTrue();
        assertThat(entries()).hasSize(2).anyMatch(leaf -> leaf.contains("enabled:" + staff));
    }

    @Test
    void whoeverHasNoAccountAnyMoreIsGivenNothing() throws Exception {
        account(true, List.of("agent"));
        compare();
        send(HttpRequest.newBuilder(at("/test/accounts/" + account)).DELETE());
        compare();
        assertThat(directory.find(staff).orElseThrow().active()).isFalse();
        assertThat(entries()).hasSize(1);
    }

    @Test
    void whoeverWasNeverSeenAtKeycloakIsLeftAlone() throws Exception {
        directory.put(new StaffMember(staff, "别处", Optional.empty(), true));
        compare();
        assertThat(directory.find(staff).orElseThrow().active()).isTrue();
    }

    @Test
    void aLeaverStaysALeaverThoughTheAccountIsEnabled() throws Exception {
        account(true, List.of("agent"));
        compare();
        LocalDate lastDay = LocalDate.of(2020, 1, 1);
        assertThat(directory.leave(staff, lastDay, null)).isTrue();
        compare();
        assertThat(directory.find(staff).orElseThrow().active()).isFalse();
        assertThat(directory.stay(staff, lastDay)).isTrue();
        assertThat(directory.find(staff).orElseThrow().active()).isTrue();
    }

    @Test
    void whileKeycloakIsAwayNothingChangesAndTheJobGoesOn() throws Exception {
        account(true, List.of("agent"));
        compare();
        account(false, List.of());
        put("/test/administration", Map.of("away", true));
        assertThatExceptionOfType(IdentityUnavailable.class).isThrownBy(this::compare);
        new KeepingDirectory(holders, lines, clock).run(null); // as a node that has not asked yet
        assertThat(holds(OWN)).isTrue();
        put("/test/administration", Map.of("away", false));
        compare();
        assertThat(holds(OWN)).isFalse();
    }

    private void compare() throws Exception {
        acting.call(SignedInActor.system(clock), () -> {
            keeping.compare();
            return null;
        });
    }

    private boolean holds(String permission) {
        return directory.holding(permission).stream().anyMatch(one -> one.id().equals(staff));
    }

    private List<String> entries() {
        return sql.list(
                "select leaf from audit.entry where action = 'platform.staff-sync' and leaf like ?",
                row -> row.getString(1),
                "%" + staff + "\"%");
    }

    private void account(boolean enabled, List<String> roles) throws Exception {
        Map<String, Object> fake = new LinkedHashMap<>();
        fake.put("staff", staff.value());
        fake.put("name", "核对员");
        fake.put("enabled", enabled);
        fake.put("otp", true);
        fake.put("roles", roles);
        fake.put("sessions", List.of());
        put("/test/accounts/" + account, fake);
    }

    private static void put(String path, Map<String, Object> json) throws Exception {
        send(HttpRequest.newBuilder(at(path))
                .PUT(HttpRequest.BodyPublishers.ofString(JSONObjectUtils.toJSONString(json))));
    }

    private static URI at(String path) {
        return URI.create(TestIssuer.issuer() + path);
    }

    private static void send(HttpRequest.Builder request) throws Exception {
        assertThat(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }
}
