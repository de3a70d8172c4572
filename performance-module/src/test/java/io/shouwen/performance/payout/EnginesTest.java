package io.shouwen.performance.payout;

import static io.shouwen.performance.FactsOf.OCTOBER;
import static io.shouwen.performance.FactsOf.SEPTEMBER;
import static io.shouwen.performance.FactsOf.ZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.performance.FactsOf;
import io.shouwen.performance.fact.RatingSource;
import io.shouwen.performance.score.Engine;
import io.shouwen.performance.score.Scheme;
import io.shouwen.performance.score.Schemes;
import io.shouwen.performance.score.UnknownEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that earlier releases locked, as those releases wrote them: each file was made by the code of its time. */
class EnginesTest {

    private static final Scheme STANDARD = new Schemes().get("standard v1");
    private static final UUID OF_NOVEMBER = UUID.fromString("019b0000-0000-7000-8000-000000000011");

    private static PayoutCalculation.Result september(Engine engine) {
        return calculate(
                engine,
                EngineStory.OF_SEPTEMBER,
                SEPTEMBER,
                EngineStory.september(),
                new Ledger(List.of(), List.of(), EngineStory.DEBTS));
    }

    private static PayoutCalculation.Result october(Engine engine) {
        PayoutCalculation.Result september = september(engine);
        return calculate(
                engine,
                EngineStory.OF_OCTOBER,
                OCTOBER,
                EngineStory.october(),
                new Ledger(List.of(locked(engine, september)), september.found(), september.carried()));
    }

    private static PayoutCalculation.Result calculate(
            Engine engine, UUID run, YearMonth month, FactsOf facts, Ledger ledger) {
        return new PayoutCalculation(engine, run, month, STANDARD, "cn-2024-2026", ZONE, facts.set(), ledger)
                .calculate();
    }

    private static Ledger.LockedRun locked(Engine engine, PayoutCalculation.Result result) {
        return new Ledger.LockedRun(
                result.content().header().run(),
                result.content().header().period(),
                STANDARD,
                engine,
                result.content().lines());
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"ONE", "TWO"})
    void calculatesWhatItsReleaseCalculatedToTheByte(Engine engine) throws IOException {
        StringBuilder now = new StringBuilder();
        for (PayoutCalculation.Result run : List.of(september(engine), october(engine))) {
            now.append(run.content().canonical())
                    .append('#')
                    .append(run.content().hash())
                    .append('\n');
        }
        assertThat(now.toString()).isEqualTo(asWritten("engine-" + engine.version() + ".txt"));
    }

    @Test
    void theEnginesDifferOnTheseFacts() throws IOException {
        assertThat(asWritten("engine-1.txt")).contains("1001\tbonus\t0.00");
        assertThat(asWritten("engine-2.txt")).doesNotContain("1001\tbonus\t0.00");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void findsNoDifferenceWhereOnlyTheEngineIsAnother(Engine engine) {
        PayoutCalculation.Result then = september(engine);
        PayoutCalculation.Result now = calculate(
                Engine.NEWEST,
                OF_NOVEMBER,
                OCTOBER.plusMonths(1),
                EngineStory.september(),
                new Ledger(List.of(locked(engine, then)), then.found(), then.carried()));
        assertThat(now.found()).isEmpty();
    }

    @Test
    void measuresALateFactByTheEngineOfTheRunThatItConcerns() {
        PayoutCalculation.Result then = september(Engine.ONE);
        FactsOf late = EngineStory.september();
        late.agent("1001").month(SEPTEMBER).ratings(RatingSource.CALLBACK, 14, 5);
        PayoutCalculation.Result now = calculate(
                Engine.NEWEST,
                OF_NOVEMBER,
                OCTOBER.plusMonths(1),
                late,
                new Ledger(List.of(locked(Engine.ONE, then)), then.found(), then.carried()));
        // By engine 1 the month rises from D to C; by engine 2 it had been better from the beginning.
        assertThat(now.found())
                .singleElement()
                .satisfies(found -> assertThat(found.amount().plain()).isEqualTo("480.00"));
    }

    @Test
    void saysThatItDoesNotKnowTheEngineOfANewerRelease() {
        assertThatThrownBy(() -> Engine.of("99"))
                .isInstanceOf(UnknownEngine.class)
                .hasMessageContaining("99");
    }

    private static String asWritten(String file) throws IOException {
        try (InputStream stream = EnginesTest.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
