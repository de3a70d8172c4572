package io.shouwen.privacy.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewCalendarTest {

    private static final Quarter PRESENT = new Quarter(2026, 4);

    @Test
    void everyMissedQuarterIsDueTheOldestFirst() {
        assertThat(due("2026-Q1")).contains(new Quarter(2026, 1));
        assertThat(due("2026-Q1", "2026-Q1")).contains(new Quarter(2026, 2));
        assertThat(due("2026-Q1", "2026-Q1", "2026-Q3")).contains(new Quarter(2026, 2));
        assertThat(due("2026-Q1", "2026-Q1", "2026-Q2", "2026-Q3")).isEmpty();
    }

    @Test
    void aQuarterBeforeTheInstallationIsNot() {
        assertThat(due("2026-Q4")).isEmpty();
        assertThat(due("2026-Q3")).contains(new Quarter(2026, 3));
    }

    @Test
    void aReviewOfTheRunningQuarterStandsForNoOther() {
        assertThat(due("2026-Q3", "2026-Q4")).contains(new Quarter(2026, 3));
    }

    /** @param first quarter of the installation */
    private static java.util.Optional<Quarter> due(String first, String... reviewed) {
        return ReviewCalendar.due(
                PRESENT,
                quarter -> quarter.toString().compareTo(first) >= 0,
                quarter -> List.of(reviewed).contains(quarter.toString()));
    }
}
