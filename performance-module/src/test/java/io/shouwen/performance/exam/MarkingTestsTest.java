package io.shouwen.performance.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.performance.Audited;
import io.shouwen.performance.Colleagues;
import io.shouwen.performance.FactsInMemory;
import io.shouwen.performance.FactsOf;
import io.shouwen.performance.Somebody;
import io.shouwen.performance.Told;
import io.shouwen.performance.fact.FactContent;
import io.shouwen.performance.fact.Quarter;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.staff.StaffId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkingTestsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T02:00:00Z"), ZoneOffset.UTC);

    private final FactsInMemory facts = new FactsInMemory();
    private final Told told = new Told();
    private final MarkingTests marking = new MarkingTests(
            new Kept(), facts, new Colleagues(), new Somebody("1010"), told, new Audited(told), FactsOf.ZONE, CLOCK);

    private UUID mark(String quarter, String mark) {
        return marking.mark(new StaffId("1001"), Quarter.parse(quarter), new BigDecimal(mark));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-Q4", "2026-Q3", "2026-Q4"})
    void makesAFactOfTheMark(String quarter) {
        mark(quarter, "84.5");
        assertThat(facts.all())
                .singleElement()
                .satisfies(fact -> assertThat(fact.content())
                        .isEqualTo(new FactContent.Tested(Quarter.parse(quarter), new BigDecimal("84.5"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-Q1", "1960-Q1", "2024-Q3", "2027-Q1", "2200-Q4"})
    void refusesAQuarterThatIsNotOfTheLastTwoYearsAndNamesThem(String quarter) {
        assertThatThrownBy(() -> mark(quarter, "84"))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.fields()).singleElement().satisfies(problem -> {
                            assertThat(problem.field()).isEqualTo("quarter");
                            assertThat(problem.accepted()).contains("2024-Q4").contains("2026-Q4");
                        }));
        assertThat(facts.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0e-100000", "-1", "100.01", "1e2147483647", "84.555"})
    void refusesWhatIsNoMark(String mark) {
        assertThatThrownBy(() -> mark("2026-Q4", mark)).isInstanceOf(InvalidInput.class);
        assertThat(facts.all()).isEmpty();
    }

    private static final class Kept implements TestMarks {
        private final List<TestMark> all = new ArrayList<>();

        @Override
        public void add(Collection<TestMark> marks) {
            all.addAll(marks);
        }

        @Override
        public List<TestMark> page(UUID before, int limit) {
            return List.copyOf(all);
        }
    }
}
