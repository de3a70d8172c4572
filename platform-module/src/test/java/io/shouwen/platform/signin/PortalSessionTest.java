package io.shouwen.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.staff.StaffId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortalSessionTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void isAsOldInItsSecondFactorAfterARefreshAsBefore() {
        Instant longAgo = NOW.minusSeconds(3000);
        PortalSession renewed =
                new PortalSession(actor(longAgo), "sid", "id", "refresh", NOW).renewed(actor(NOW), "id-2", "r-2", NOW);
        assertThat(renewed.actor().secondFactorWithin(Duration.ofMinutes(5))).isFalse();
        assertThat(renewed.actor().secondFactorAt()).isEqualTo(longAgo);
        assertThat(renewed.sid()).isEqualTo("sid");
        assertThat(renewed.refreshToken()).isEqualTo("r-2");
    }

    @Test
    void gainsNoSecondFactorByARefresh() {
        PortalSession renewed =
                new PortalSession(actor(null), "sid", "id", "refresh", NOW).renewed(actor(NOW), "id-2", "r-2", NOW);
        assertThat(renewed.actor().secondFactorAt()).isNull();
    }

    private static SignedInActor actor(Instant secondFactorAt) {
        return new SignedInActor(
                new StaffId("1001"),
                "某某",
                Portal.STAFF,
                "service",
                Set.of(),
                "-",
                "192.0.2.1",
                secondFactorAt,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
