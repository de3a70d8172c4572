package io.shouwen.privacy.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.anomaly.Habits.Count;
import io.shouwen.privacy.anomaly.Habits.Figure;
import io.shouwen.privacy.anomaly.Habits.Suspect;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class HabitsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void aQuietPersonsBusyDayIsUnusualAndABusyPersonsIsNot() {
        assertThat(unusual(40, List.of(2L, 3L, 1L, 2L, 4L, 3L), null)).isTrue();
        assertThat(unusual(40, List.of(36L, 41L, 38L, 44L, 35L, 42L), null)).isFalse();
    }

    @Test
    void withoutEnoughHistoryOnlyTheFloorCounts() {
        assertThat(unusual(15, List.of(1L, 1L), null)).isFalse();
        assertThat(unusual(16, List.of(1L, 1L), null)).isTrue();
    }

    @Test
    void aFalseAlarmRaisesThatPersonsThreshold() {
        assertThat(unusual(40, List.of(2L, 3L, 1L, 2L, 4L), 48L)).isFalse();
        assertThat(unusual(49, List.of(2L, 3L, 1L, 2L, 4L), 48L)).isTrue();
    }

    @Property
    void nothingAtOrBelowTheFloorIsEverUnusual(
            @ForAll @Size(max = 40) List<@LongRange(max = 500) Long> history,
            @ForAll @LongRange(max = 15) long figure) {
        assertThat(unusual(figure, history, null)).isFalse();
    }

    @Property
    void moreIsNeverLessUnusual(
            @ForAll @Size(max = 40) List<@LongRange(max = 500) Long> history,
            @ForAll @LongRange(max = 5000) long figure,
            @ForAll @LongRange(max = 100) long more) {
        if (unusual(figure, history, null)) {
            assertThat(unusual(figure + more, history, null)).isTrue();
        }
    }

    @Property
    void whatTheHistoryHeldEveryDayIsNotUnusual(
            @ForAll @LongRange(max = 1000) long daily, @ForAll @IntRange(min = 5, max = 30) int days) {
        List<Long> history = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            history.add(daily);
        }
        assertThat(unusual(daily, history, null)).isFalse();
    }

    @Property
    void lenienceNeverMakesAnythingMoreUnusual(
            @ForAll @Size(max = 40) List<@LongRange(max = 500) Long> history,
            @ForAll @LongRange(max = 5000) long figure,
            @ForAll @LongRange(max = 5000) long lenient) {
        if (!unusual(figure, history, null)) {
            assertThat(unusual(figure, history, lenient)).isFalse();
        }
    }

    @Test
    void readsAtNightAreOddForAPersonOfTheDayOnly() {
        List<Count> counts = new ArrayList<>();
        Set<LocalDate> worked = new HashSet<>();
        for (int i = 1; i <= 20; i++) {
            LocalDate day = TODAY.minusDays(i);
            worked.add(day);
            counts.add(new Count(day, 9, Measure.READ, 5));
            counts.add(new Count(day, 15, Measure.READ, 5));
        }
        counts.add(new Count(TODAY, 8, Measure.READ, 3)); // a little early: beside a usual hour
        counts.add(new Count(TODAY, 23, Measure.READ, 7));
        Figure odd = new Habits(TODAY, worked, counts, Map.of(), Map.of())
                .figures(AnomalyRule.ODD_HOURS, Set.of())
                .get(0);
        assertThat(odd.value()).isEqualTo(7);
        assertThat(odd.history()).hasSize(20).containsOnly(0L);
    }

    @Test
    void aDayWithoutReadsStillCountsAsWorked() {
        Set<LocalDate> worked = Set.of(TODAY.minusDays(1), TODAY.minusDays(2));
        Figure figure = new Habits(
                        TODAY, worked, List.of(new Count(TODAY.minusDays(1), 9, Measure.REVEAL, 4)), Map.of(), Map.of())
                .figures(AnomalyRule.REVEALS, Set.of())
                .get(0);
        assertThat(figure.history()).containsExactly(0L, 4L);
    }

    @Test
    void theLatestThirtyDaysCountAndTheFutureDoesNot() {
        Set<LocalDate> worked = new HashSet<>();
        Map<LocalDate, Long> subjects = new HashMap<>();
        for (int i = -5; i <= 50; i++) {
            worked.add(TODAY.minusDays(i));
            subjects.put(TODAY.minusDays(i), (long) i);
        }
        Figure figure = new Habits(TODAY, worked, List.of(), subjects, Map.of())
                .figures(AnomalyRule.CUSTOMERS, Set.of())
                .get(0);
        assertThat(figure.history()).hasSize(30).contains(1L, 30L).doesNotContain(31L, -1L);
    }

    @Test
    void searchesAreCountedByTheHourBesideBusyHours() {
        Set<LocalDate> worked = Set.of(TODAY.minusDays(1));
        List<Count> counts = List.of(
                new Count(TODAY.minusDays(1), 10, Measure.SEARCH, 6),
                new Count(TODAY, 10, Measure.SEARCH, 30),
                new Count(TODAY, 14, Measure.SEARCH, 2));
        List<Figure> figures =
                new Habits(TODAY, worked, counts, Map.of(), Map.of()).figures(AnomalyRule.SEARCHES, Set.of());
        assertThat(figures).extracting(Figure::hour).containsExactly(10, 14);
        assertThat(figures).extracting(Figure::value).containsExactly(30L, 2L);
        assertThat(figures.get(0).history()).containsExactly(6L);
    }

    @Test
    void oneMisuseDoesNotMakeTheNextOneUsual() {
        Set<LocalDate> worked = new HashSet<>();
        List<Count> counts = new ArrayList<>();
        Set<Suspect> suspects = new HashSet<>();
        for (int i = 1; i <= 16; i++) {
            LocalDate day = TODAY.minusDays(i);
            worked.add(day);
            counts.add(new Count(day, 10, Measure.REVEAL, i > 6 ? 3 + i % 4 : 60));
            if (i <= 6) {
                suspects.add(new Suspect(day, null));
            }
        }
        counts.add(new Count(TODAY, 10, Measure.REVEAL, 60));
        Habits habits = new Habits(TODAY, worked, counts, Map.of(), Map.of());
        Figure left = habits.figures(AnomalyRule.REVEALS, suspects).get(0);
        assertThat(left.history()).hasSize(10).doesNotContain(60L);
        assertThat(unusual(60, left.history(), null)).isTrue();
        // Also where nobody has alerted: six days of sixteen move mean and deviation, and hardly the median.
        Figure all = habits.figures(AnomalyRule.REVEALS, Set.of()).get(0);
        assertThat(unusual(60, all.history(), null)).isTrue();
    }

    @Test
    void anHourWithAnAlertIsNoHabitAndTheOthersOfThatDayAre() {
        LocalDate day = TODAY.minusDays(1);
        List<Count> counts = List.of(
                new Count(day, 10, Measure.SEARCH, 6),
                new Count(day, 11, Measure.SEARCH, 90),
                new Count(TODAY, 10, Measure.SEARCH, 30));
        Figure figure = new Habits(TODAY, Set.of(day), counts, Map.of(), Map.of())
                .figures(AnomalyRule.SEARCHES, Set.of(new Suspect(day, 11)))
                .get(0);
        assertThat(figure.history()).containsExactly(6L);
    }

    @Test
    void aNightThatWasAlertedDoesNotBecomeAUsualHour() {
        Set<LocalDate> worked = new HashSet<>();
        List<Count> counts = new ArrayList<>();
        Set<Suspect> suspects = new HashSet<>();
        for (int i = 1; i <= 12; i++) {
            worked.add(TODAY.minusDays(i));
            counts.add(new Count(TODAY.minusDays(i), 10, Measure.READ, 5));
            if (i <= 3) {
                counts.add(new Count(TODAY.minusDays(i), 23, Measure.READ, 9));
                suspects.add(new Suspect(TODAY.minusDays(i), null));
            }
        }
        counts.add(new Count(TODAY, 23, Measure.READ, 9));
        Habits habits = new Habits(TODAY, worked, counts, Map.of(), Map.of());
        assertThat(habits.figures(AnomalyRule.ODD_HOURS, suspects).get(0).value())
                .isEqualTo(9);
    }

    @Test
    void peopleOpenedWithoutACaseAreComparedWithTheOwnDays() {
        Figure figure = new Habits(
                        TODAY,
                        Set.of(TODAY.minusDays(1)),
                        List.of(),
                        Map.of(),
                        Map.of(TODAY, 12L, TODAY.minusDays(1), 1L))
                .figures(AnomalyRule.READS_WITHOUT_CASE, Set.of())
                .get(0);
        assertThat(figure.value()).isEqualTo(12);
        assertThat(figure.history()).containsExactly(1L);
    }

    @Test
    void oneExportIsOneHoweverManyPeopleAreInIt() {
        assertThat(Measure.of("privacy.reveal.export", "done", null, null, "grant/1"))
                .containsExactly(Measure.EXPORT);
        assertThat(Measure.of("privacy.reveal.export", "done", "p", null, "grant/1"))
                .isEmpty();
    }

    @Test
    void readsOfFilesAndListsAreMeasured() {
        for (String action : List.of("crm.customer.read", "crm.interaction.read", "workorder.read")) {
            assertThat(Measure.of(action, "done", "p", null, null))
                    .as(action)
                    .containsExactlyInAnyOrder(Measure.READ, Measure.FILE);
        }
        assertThat(Measure.of("workorder.list", "done", null, null, null)).containsExactly(Measure.LIST);
    }

    @Test
    void tellsEntriesApart() {
        assertThat(Measure.of("privacy.reveal", "done", "p", "workorder/1", null))
                .containsExactlyInAnyOrder(Measure.REVEAL, Measure.READ);
        assertThat(Measure.of("privacy.reveal", "refused", "p", null, "privacy.no-open-case"))
                .containsExactlyInAnyOrder(Measure.REFUSED, Measure.NO_CASE);
        assertThat(Measure.of("crm.customer.search", "done", null, null, null))
                .containsExactlyInAnyOrder(Measure.SEARCH, Measure.READ);
        assertThat(Measure.of("crm.customer.export", "done", null, null, null)).containsExactly(Measure.EXPORT);
        assertThat(Measure.of("workorder.close", "done", "p", null, null)).isEmpty();
    }

    @Test
    void refusesParametersThatMakeNoSense() {
        Assertions.assertThatThrownBy(() -> parameters(-1)).isInstanceOf(InvalidInput.class);
    }

    private static boolean unusual(long figure, List<Long> history, Long lenient) {
        return Threshold.of(history, parameters(15), lenient).exceededBy(figure);
    }

    private static RuleParameters parameters(int floor) {
        return new RuleParameters(
                AnomalyRule.REVEALS, 1, true, floor, BigDecimal.valueOf(4), 5, Instant.EPOCH, "system");
    }
}
