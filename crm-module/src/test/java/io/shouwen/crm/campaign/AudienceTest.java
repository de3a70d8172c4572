package io.shouwen.crm.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.platform.http.InvalidInput;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AudienceTest {

    @Test
    void refusesWhatNobodyCanMatch() {
        assertThatThrownBy(() -> Audience.of(List.of("VIP"), false, List.of(" VIP "), null, null, null))
                .isInstanceOf(InvalidInput.class);
        Instant day = Instant.parse("2026-11-28T00:00:00Z");
        assertThatThrownBy(() -> Audience.of(List.of(), false, List.of(), null, day, day))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void refusesNumbersForTags() {
        assertThatThrownBy(() -> Audience.of(List.of("13800138000"), false, List.of(), null, null, null))
                .isInstanceOf(InvalidInput.class);
    }

    /** Order and repetition do not matter: "all of them" counts each once. */
    @Property
    void countsEachTagOnce(@ForAll @Size(max = 10) List<@AlphaChars @StringLength(min = 1, max = 8) String> tags) {
        List<String> twice = new java.util.ArrayList<>(tags);
        twice.addAll(tags);
        java.util.Collections.reverse(twice);
        assertThat(Audience.of(twice, true, List.of(), null, null, null))
                .isEqualTo(Audience.of(tags, true, List.of(), null, null, null));
        assertThat(Audience.of(twice, true, List.of(), null, null, null).tags()).doesNotHaveDuplicates();
    }
}
