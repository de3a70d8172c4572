package io.shouwen.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.SettableClock;
import io.shouwen.testing.TestIssuer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A second factor is fresh for five minutes by the application's clock, while the token that tells of it is still good. */
@InPayara
class StepUpIT {

    private static final String RULE = "/api/privacy/duty-rules/step-up-probe";
    private static final Map<String, Object> NOBODY =
            Map.of("one", "role:king", "other", "permission:crm.", "zh", "一", "en", "one", "active", true);

    @Inject
    SettableClock clock;

    private final Person officer =
            Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE).numbered("t-step-up");

    @AfterEach
    void showTheRealTimeAgain() {
        clock.runAgain();
    }

    @Test
    void anActThatNeedsAFreshSecondFactorIsRefusedOnceItIsOlderThanFiveMinutes() {
        Caller caller = Caller.withToken(TestIssuer.bearer(officer.withSecondFactor()));
        assertThat(caller.put(RULE, NOBODY).status()).isEqualTo(400);
        clock.advance(Duration.ofSeconds(297));
        assertThat(caller.put(RULE, NOBODY).status()).isEqualTo(400);
        clock.advance(Duration.ofSeconds(6));
        Answer late = caller.put(RULE, NOBODY);
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.text("type")).endsWith("platform.second-factor-needed");
        assertThat(late.header("WWW-Authenticate").orElseThrow())
                .contains("insufficient_user_authentication", "max_age=\"300\"");
        assertThat(caller.get("/api/privacy/duty-rules").status())
                .as("the token is still good")
                .isEqualTo(200);
    }

    @Test
    void aPasswordAloneIsNeverASecondFactor() {
        assertThat(Caller.as(officer).put(RULE, NOBODY).text("type")).endsWith("platform.second-factor-needed");
    }
}
