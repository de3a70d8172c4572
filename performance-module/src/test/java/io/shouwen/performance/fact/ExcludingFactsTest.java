package io.shouwen.performance.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.performance.Audited;
import io.shouwen.performance.FactsInMemory;
import io.shouwen.performance.FactsOf;
import io.shouwen.performance.Somebody;
import io.shouwen.performance.Told;
import io.shouwen.performance.score.Schemes;
import io.shouwen.platform.http.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcludingFactsTest {

    private static final String EVIDENCE = "workorder.incident/7";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-02T02:00:00Z"), ZoneOffset.UTC);

    private final FactsInMemory facts = new FactsInMemory();
    private final Told told = new Told();

    private ExcludingFacts by(String staff) {
        return new ExcludingFacts(facts, new Schemes(), new Somebody(staff), told, new Audited(told), CLOCK);
    }

    /** On the account of 1001. */
    private Fact added(FactContent content) {
        Fact fact = new FactsOf().add("workorder.work-order/1", content).last();
        facts.append(List.of(fact));
        return fact;
    }

    @ParameterizedTest
    @ValueSource(strings = {"outage", "mass-event"})
    void excludesTheFactOfAColleagueForAReasonOfTheScheme(String reason) {
        Fact fact = added(new FactContent.Rated(RatingSource.CUSTOMER, 1));
        by("1010").exclude(fact.id(), reason, EVIDENCE);
        assertThat(facts.all()).hasSize(2).last().satisfies(exclusion -> {
            assertThat(exclusion.agent()).isEqualTo(fact.agent());
            assertThat(exclusion.content()).isEqualTo(new FactContent.Excluded(fact.id(), reason, EVIDENCE));
        });
    }

    @Test
    void refusesToExcludeAFactOfOnesOwn() {
        Fact fact = added(new FactContent.Rated(RatingSource.CUSTOMER, 1));
        assertThatThrownBy(() -> by("1001").exclude(fact.id(), "outage", EVIDENCE))
                .isInstanceOf(NobodyExcludesTheirOwnFacts.class);
        assertThat(facts.all()).containsExactly(fact);
        assertThat(told.events())
                .singleElement()
                .satisfies(
                        event -> assertThat(event.reason()).isEqualTo("performance.nobody-excludes-their-own-facts"));
    }

    @Test
    void refusesAReasonThatNoSchemeKnowsAndListsThose() {
        Fact fact = added(new FactContent.Rated(RatingSource.CUSTOMER, 1));
        assertThatThrownBy(() -> by("1010").exclude(fact.id(), "bad-day", EVIDENCE))
                .isInstanceOf(NotExcludable.class)
                .hasMessageContaining("mass-event, outage");
        assertThat(facts.all()).containsExactly(fact);
    }

    @Test
    void refusesAKindThatNoSchemeLetsGoAndListsThose() {
        Fact fact = added(new FactContent.HandedOver(false));
        assertThatThrownBy(() -> by("1010").exclude(fact.id(), "outage", EVIDENCE))
                .isInstanceOf(NotExcludable.class)
                .hasMessageContaining("closed, rated, reopened");
        assertThat(facts.all()).containsExactly(fact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Outage", "out age", "outage-", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void refusesWhatIsNoWordOfARule(String reason) {
        Fact fact = added(new FactContent.Rated(RatingSource.CUSTOMER, 1));
        assertThatThrownBy(() -> by("1010").exclude(fact.id(), reason, EVIDENCE))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> by("1010").exclude(fact.id(), null, EVIDENCE)).isInstanceOf(InvalidInput.class);
    }
}
