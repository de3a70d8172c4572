package io.shouwen.performance.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.performance.Audited;
import io.shouwen.performance.Colleagues;
import io.shouwen.performance.FactsInMemory;
import io.shouwen.performance.Somebody;
import io.shouwen.performance.Told;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.staff.StaffId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkingInspectionsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T02:00:00Z"), ZoneOffset.UTC);

    private static final String THEIRS = "0193b0a0-0000-7000-8000-00000000000a";

    private final FactsInMemory facts = new FactsInMemory();
    private final Told told = new Told();
    private final MarkingInspections marking = new MarkingInspections(
            new Kept(),
            facts,
            new Colleagues(),
            (member, order) ->
                    member.equals(new StaffId("1001")) && order.toString().equals(THEIRS),
            new Somebody("1010"),
            told,
            new Audited(told),
            CLOCK);

    private UUID mark(String mark, String inspectedAt) {
        return mark("1001", null, mark, inspectedAt);
    }

    private UUID mark(String staff, String caseReference, String mark, String inspectedAt) {
        BigDecimal value = new BigDecimal(mark);
        return marking.mark(new MarkingInspections.Marks(
                new StaffId(staff),
                InspectionMethod.TEXT,
                caseReference,
                value,
                value,
                value,
                value,
                inspectedAt == null ? null : Instant.parse(inspectedAt)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-28T02:00:00Z", "2026-10-31T08:00:00Z", "2026-11-28T02:00:00Z"})
    void putsTheFactAtTheTimeOfTheInspection(String at) {
        mark("90", at);
        assertThat(facts.all())
                .singleElement()
                .satisfies(fact -> assertThat(fact.at()).isEqualTo(at));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1960-01-01T00:00:00Z",
                "2024-11-28T01:59:59Z",
                "2026-11-28T02:00:01Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T00:00:00Z"
            })
    void refusesATimeThatIsNotOfTheLastTwoYearsAndNamesThem(String at) {
        assertThatThrownBy(() -> mark("90", at))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.fields()).singleElement().satisfies(problem -> {
                            assertThat(problem.field()).isEqualTo("inspectedAt");
                            assertThat(problem.accepted()).contains("2024-11-28T02:00:00Z");
                        }));
        assertThat(facts.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0e-100000", "100.01", "1e2147483647"})
    void refusesWhatIsNoMark(String mark) {
        assertThatThrownBy(() -> mark(mark, null)).isInstanceOf(InvalidInput.class);
        assertThat(facts.all()).isEmpty();
    }

    @Test
    void takesAWorkOrderOfTheMemberOfStaff() {
        mark("1001", "workorder/" + THEIRS, "90", null);
        assertThat(facts.all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1001, workorder/0193b0a0-0000-7000-8000-00000000000b",
        "1002, workorder/" + THEIRS,
        "1001, payout/" + THEIRS,
        "1001, workorder/------------------------------------",
        "1001, ''"
    })
    void refusesACaseThatIsNotThereOrSomebodyElses(String staff, String caseReference) {
        assertThatThrownBy(() -> mark(staff, caseReference, "90", null))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.fields())
                                .singleElement()
                                .extracting(InvalidInput.FieldProblem::field)
                                .isEqualTo("caseReference"));
        assertThat(facts.all()).isEmpty();
    }

    @Test
    void refusesToInspectOneself() {
        BigDecimal hundred = new BigDecimal("100");
        assertThatThrownBy(() -> marking.mark(new MarkingInspections.Marks(
                        new StaffId("1010"), InspectionMethod.TEXT, null, hundred, hundred, hundred, hundred, null)))
                .isInstanceOf(NobodyInspectsThemselves.class);
    }

    private static final class Kept implements Inspections {
        private final List<Inspection> all = new ArrayList<>();

        @Override
        public void add(Collection<Inspection> inspections) {
            all.addAll(inspections);
        }

        @Override
        public Optional<Inspection> find(UUID id) {
            return all.stream().filter(one -> one.id().equals(id)).findFirst();
        }

        @Override
        public List<Inspection> page(StaffId staff, UUID before, int limit) {
            return List.copyOf(all);
        }
    }
}
