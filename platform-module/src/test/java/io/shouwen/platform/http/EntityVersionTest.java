package io.shouwen.platform.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EntityVersionTest {

    @Test
    void acceptsTheVersionThatWasRead() {
        assertThatCode(() -> EntityVersion.requireMatch("\"7\"", 7)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnOlderVersionWith412() {
        assertThatThrownBy(() -> EntityVersion.requireMatch("\"6\"", 7))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        r -> org.assertj.core.api.Assertions.assertThat(r.kind().status())
                                .isEqualTo(412));
    }

    @Test
    void demandsTheHeaderWith428() {
        assertThatThrownBy(() -> EntityVersion.requireMatch(null, 7))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        r -> org.assertj.core.api.Assertions.assertThat(r.kind().status())
                                .isEqualTo(428));
    }

    @Test
    void takesNoWildcard() {
        assertThatThrownBy(() -> EntityVersion.requireMatch("*", 7)).isInstanceOf(EntityVersion.Stale.class);
    }
}
