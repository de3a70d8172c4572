package io.shouwen.workorder.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What holds for every calendar (W20). */
@Domain(RandomCalendars.class)
@Domain(DomainContext.Global.class)
class AnyCalendarTest {

    private static final Instant FIRST = Instant.parse("2025-12-15T00:00:00Z");

    @Property(tries = 400)
    void whatIsAddedIsMeasured(
            @ForAll WorkingCalendar calendar,
            @ForAll @IntRange(max = 70_000_000) int second,
            @ForAll @IntRange(max = 500_000) int working) {
        Instant start = FIRST.plusSeconds(second);
        Instant end = calendar.plus(start, Duration.ofSeconds(working));
        assertThat(calendar.between(start, end)).isEqualTo(Duration.ofSeconds(working));
    }

    @Property(tries = 400)
    void moreTimeEndsLaterAndALaterStartNeverEarlier(
            @ForAll WorkingCalendar calendar,
            @ForAll @IntRange(max = 70_000_000) int second,
            @ForAll @IntRange(max = 500_000) int working,
            @ForAll @IntRange(min = 1, max = 500_000) int more) {
        Instant start = FIRST.plusSeconds(second);
        Duration time = Duration.ofSeconds(working);
        assertThat(calendar.plus(start, time.plusSeconds(more))).isAfter(calendar.plus(start, time));
        assertThat(calendar.plus(start.plusSeconds(more), time)).isAfterOrEqualTo(calendar.plus(start, time));
    }

    @Property(tries = 400)
    void timeAddedInTwoPartsIsTimeAddedAtOnce(
            @ForAll WorkingCalendar calendar,
            @ForAll @IntRange(max = 70_000_000) int second,
            @ForAll @IntRange(max = 300_000) int a,
            @ForAll @IntRange(min = 1, max = 300_000) int b) {
        Instant start = FIRST.plusSeconds(second);
        assertThat(calendar.plus(calendar.plus(start, Duration.ofSeconds(a)), Duration.ofSeconds(b)))
                .isEqualTo(calendar.plus(start, Duration.ofSeconds(a + b)));
    }

    @Property(tries = 400)
    void partsAddUp(
            @ForAll WorkingCalendar calendar,
            @ForAll @IntRange(max = 70_000_000) int second,
            @ForAll @IntRange(max = 4_000_000) int a,
            @ForAll @IntRange(max = 4_000_000) int b) {
        Instant first = FIRST.plusSeconds(second);
        Instant middle = first.plusSeconds(a);
        Instant last = middle.plusSeconds(b);
        assertThat(calendar.between(first, middle).plus(calendar.between(middle, last)))
                .isEqualTo(calendar.between(first, last));
        assertThat(calendar.between(first, last)).isLessThanOrEqualTo(Duration.between(first, last));
    }

    @Property(tries = 200)
    void isReadAsItIsWritten(@ForAll WorkingCalendar calendar) {
        assertThat(CalendarText.parse("random", CalendarText.write(calendar))).isEqualTo(calendar);
    }

    @Property(tries = 200)
    void nobodyIsAtWorkOnADayThatIsNotWorked(
            @ForAll WorkingCalendar calendar, @ForAll @IntRange(max = 70_000_000) int second) {
        Instant instant = FIRST.plusSeconds(second);
        if (calendar.isWorkingAt(instant)) {
            assertThat(calendar.isWorkday(instant.atZone(calendar.zone()).toLocalDate()))
                    .isTrue();
            assertThat(calendar.between(instant, instant.plusNanos(1))).isEqualTo(Duration.ofNanos(1));
        } else {
            assertThat(calendar.between(instant, instant.plusNanos(1))).isZero();
        }
    }
}
