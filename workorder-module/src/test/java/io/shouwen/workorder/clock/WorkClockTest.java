package io.shouwen.workorder.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkClockTest {

    private static final WorkingCalendar CALENDAR = ShippedDefinitions.calendar();
    private static final ClockPolicy POLICY = ShippedDefinitions.policy();

    @Test
    void isDueWhenItsWorkingTimeIsUsedUp() {
        WorkClock clock = resolve("2026-11-20T16:00");
        // 2 h on Friday, three days of 7.5 h less half an hour: 22 h more from Monday.
        assertThat(clock.dueAt()).isEqualTo(at("2026-11-25T17:30"));
        assertThat(clock.breached(at("2026-11-25T17:30"))).isFalse();
        assertThat(clock.breached(at("2026-11-25T17:31"))).isTrue();
    }

    @Test
    void givesBackTheTimeThatItWasPaused() {
        WorkClock clock = resolve("2026-11-20T16:00").pause(CALENDAR, at("2026-11-20T17:00"));
        assertThat(clock.state()).isEqualTo(WorkClock.State.PAUSED);
        assertThat(clock.breached(at("2027-01-01T00:00"))).isFalse();
        WorkClock again = clock.resume(CALENDAR, at("2026-11-24T17:00"));
        assertThat(again.dueAt()).isEqualTo(CALENDAR.plus(at("2026-11-24T17:00"), Duration.ofHours(23)));
        assertThat(again.usedBy(CALENDAR, at("2026-11-24T17:30"))).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void staysBreachedWhenPausedTooLate() {
        WorkClock late = resolve("2026-11-02T09:00").pause(CALENDAR, at("2026-11-20T17:00"));
        assertThat(late.breached(at("2026-11-20T17:00"))).isTrue();
        WorkClock again = late.resume(CALENDAR, at("2026-11-23T09:00"));
        assertThat(again.dueAt()).isEqualTo(late.dueAt());
        assertThat(again.breached(at("2026-11-23T09:00"))).isTrue();
    }

    @Test
    void isProvisionalWhereItIsDueInAYearThatItsCalendarDoesNotKnow() {
        assertThat(resolve("2026-12-28T09:00").provisional(CALENDAR)).isFalse();
        WorkClock late = resolve("2026-12-30T09:00");
        assertThat(late.dueAt()).isEqualTo(at("2027-01-04T10:30"));
        assertThat(late.provisional(CALENDAR)).isTrue();
        assertThat(late.pause(CALENDAR, at("2026-12-30T10:00")).provisional(CALENDAR))
                .isTrue();
        assertThat(late.stop(CALENDAR, at("2026-12-30T10:00")).provisional(CALENDAR))
                .isFalse();
        WorkClock elapsed = ShippedDefinitions.clockwork()
                .start(ClockKind.CALLBACK, 1, "phone", "general", at("2026-12-31T16:00"))
                .orElseThrow();
        assertThat(elapsed.provisional(CALENDAR)).isFalse();
    }

    @Test
    void stopsForGood() {
        WorkClock stopped = resolve("2026-11-20T16:00").stop(CALENDAR, at("2026-11-20T17:00"));
        assertThat(stopped.state()).isEqualTo(WorkClock.State.STOPPED);
        assertThat(stopped.used()).isEqualTo(Duration.ofHours(1));
        assertThat(stopped.stop(CALENDAR, at("2026-11-23T17:00"))).isEqualTo(stopped);
        assertThat(stopped.pause(CALENDAR, at("2026-11-23T17:00"))).isEqualTo(stopped);
        assertThat(stopped.resume(CALENDAR, at("2026-11-23T17:00"))).isEqualTo(stopped);
        assertThat(stopped.breached(at("2027-01-01T00:00"))).isFalse();
    }

    @Test
    void isMeasuredOnlyByTheCalendarThatItStartedWith() {
        WorkClock clock = resolve("2026-11-20T16:00");
        WorkingCalendar other = CalendarText.parse("other", "zone Asia/Shanghai\nhours 09:00-10:00");
        assertThatIllegalArgumentException().isThrownBy(() -> clock.stop(other, at("2026-11-20T17:00")));
        Clockwork renewed = new Clockwork(POLICY, other, version -> CALENDAR);
        assertThat(renewed.stop(clock, at("2026-11-20T17:00")).used()).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST_RESPONSE, phone, general, PT90S",
        "FIRST_RESPONSE, wechat, general, PT5M",
        "FIRST_RESPONSE, web-chat, general, PT60S",
        "ACCEPT, phone, general, PT5M",
        "RESOLVE, phone, general, PT24H",
        "RESOLVE, phone, complex, PT72H",
        "PLAN, email, complex, PT48H",
        "CALLBACK, phone, general, PT48H"
    })
    void shipsTheLimitsOfTheRules(ClockKind kind, String channel, String complexity, Duration limit) {
        assertThat(POLICY.limit(kind, channel, complexity).orElseThrow().limit())
                .isEqualTo(limit);
    }

    @Test
    void promisesAPlanOnlyForComplexCases() {
        assertThat(POLICY.limit(ClockKind.PLAN, "phone", "general")).isEmpty();
        assertThat(POLICY.reopenWindow()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void opensTheCallbackOnlyAfterADay() {
        WorkClock callback = ShippedDefinitions.clockwork()
                .start(ClockKind.CALLBACK, 1, "phone", "general", at("2026-11-20T16:00"))
                .orElseThrow();
        assertThat(callback.opensAt()).isEqualTo(at("2026-11-21T16:00"));
        assertThat(callback.dueAt()).isEqualTo(at("2026-11-22T16:00"));
    }

    @Test
    void namesThePolicyLineThatItDoesNotUnderstand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClockPolicy.parse("bad", "reopen-window P7D\nresolve * * 24 working"))
                .withMessageContaining("resolve * * 24 working");
        assertThatIllegalArgumentException().isThrownBy(() -> ClockPolicy.parse("bad", "resolve * * PT1H working"));
    }

    @Property
    void aPauseMovesTheDueTimeByExactlyTheTimeLeft(
            @ForAll @IntRange(min = 0, max = 80_000) int runs, @ForAll @IntRange(min = 0, max = 5_000_000) int rests) {
        WorkClock clock = resolve("2026-09-18T16:00");
        Instant paused = CALENDAR.plus(clock.startedAt(), Duration.ofSeconds(runs));
        Instant resumed = paused.plusSeconds(rests);
        WorkClock again = clock.pause(CALENDAR, paused).resume(CALENDAR, resumed);
        assertThat(CALENDAR.between(resumed, again.dueAt()))
                .isEqualTo(clock.limit().minus(Duration.ofSeconds(runs)));
        assertThat(again.usedBy(CALENDAR, again.dueAt())).isEqualTo(clock.limit());
    }

    private static WorkClock resolve(String start) {
        return ShippedDefinitions.clockwork()
                .start(ClockKind.RESOLVE, 1, "phone", "general", at(start))
                .orElseThrow();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
