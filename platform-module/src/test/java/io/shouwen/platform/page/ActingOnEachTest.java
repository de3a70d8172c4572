package io.shouwen.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActingOnEachTest {

    private static final ChosenRow FIRST = new ChosenRow(UUID.randomUUID(), "\"1\"");
    private static final ChosenRow SECOND = new ChosenRow(UUID.randomUUID(), "\"2\"");
    private static final ChosenRow THIRD = new ChosenRow(UUID.randomUUID(), "\"3\"");

    private final ActingOnEach acting = new ActingOnEach(new Appearance());

    @Test
    void goesOnAfterOneThatIsRefused() {
        List<ChosenRow> done = new ArrayList<>();
        List<ActingOnEach.Outcome> outcomes = acting.act(List.of(FIRST, SECOND, THIRD), row -> {
            if (row.equals(SECOND)) {
                throw new IllegalStateException("as a container wraps it", new EntityVersion.Stale());
            }
            done.add(row);
        });
        assertThat(done).containsExactly(FIRST, THIRD);
        assertThat(outcomes).extracting(ActingOnEach.Outcome::done).containsExactly(true, false, true);
        assertThat(outcomes.get(1).id()).isEqualTo(SECOND.id());
        assertThat(outcomes.get(1).refusal()).contains("修改");
    }

    @Test
    void tellsAReferenceOfWhatNobodyExpected() {
        List<ActingOnEach.Outcome> outcomes = acting.act(List.of(FIRST), row -> {
            throw new IllegalStateException("19900001234");
        });
        assertThat(outcomes.get(0).refusal()).matches(".+\\([0-9a-f]{8}\\)").doesNotContain("19900001234");
    }

    @Test
    void refusesTheWholeWhereWhatWasTypedIsRefused() {
        InvalidInput invalid = InvalidInput.of("reason", "platform.unexpected", "a reason");
        assertThatThrownBy(() -> acting.act(List.of(FIRST, SECOND), row -> {
                    throw invalid;
                }))
                .isSameAs(invalid);
        assertThatThrownBy(() -> acting.act(List.of(), row -> {})).isInstanceOf(InvalidInput.class);
    }
}
