package io.shouwen.privacy.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.platform.operations.SystemCheck.Unwell;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogHealthTest {

    private final MovableClock clock = new MovableClock();
    private final LogHealth health = new LogHealth(clock);

    @Test
    void startsForAWhile() throws Exception {
        assertThat(health.look()).isEqualTo("starting");
        clock.move(Duration.ofSeconds(60));
        assertThat(health.look()).isEqualTo("starting");
        health.turned();
        clock.move(Duration.ofSeconds(3));
        assertThat(health.look()).isEqualTo("sequenced 3 s ago");
    }

    @Test
    void isUnwellWhereNoTurnEverSucceeded() {
        clock.move(Duration.ofSeconds(61));
        assertThatThrownBy(health::look).isInstanceOf(Unwell.class).hasMessageContaining("has not run yet");
    }

    @Test
    void isUnwellWhereNoTurnSucceedsAnyMore() {
        health.turned();
        clock.move(Duration.ofSeconds(61));
        assertThatThrownBy(health::look).isInstanceOf(Unwell.class).hasMessageContaining("has not run since");
    }
}
