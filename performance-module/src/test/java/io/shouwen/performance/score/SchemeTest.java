package io.shouwen.performance.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeTest {

    private static String standard() {
        try (InputStream stream = Scheme.class.getResourceAsStream("standard-v1.properties")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String with(String entry, String value) {
        return standard().replaceFirst("(?m)^" + entry.replace(".", "\\.") + "=.*$", entry + "=" + value);
    }

    static Stream<String> entries() {
        return standard()
                .lines()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.split("=")[0]);
    }

    @Test
    void shipsTheStandardAsPublished() {
        Scheme scheme = new Schemes().get(Schemes.DEFAULT);
        assertThat(scheme.weightOf(Dimension.SATISFACTION)).isEqualByComparingTo("40");
        assertThat(scheme.weightOf(Dimension.EFFICIENCY)).isEqualByComparingTo("30");
        assertThat(scheme.weightOf(Dimension.EXPERTISE)).isEqualByComparingTo("20");
        assertThat(scheme.weightOf(Dimension.TEAMWORK)).isEqualByComparingTo("10");
        assertThat(scheme.pay().base().get("senior").plain()).isEqualTo("1800.00");
        assertThat(scheme.pay().team().plain()).isEqualTo("3000.00");
    }

    @Test
    void shipsTheRescaledSchemeInTheSameProportions() {
        Scheme three = new Schemes().get("three-dimensions v1");
        assertThat(three.teamwork()).isEmpty();
        assertThat(three.weights().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100");
        assertThat(three.weightOf(Dimension.SATISFACTION).doubleValue())
                .isCloseTo(400 / 9.0, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(three.weightOf(Dimension.EXPERTISE).doubleValue())
                .isCloseTo(200 / 9.0, org.assertj.core.data.Offset.offset(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"39", "41", "39.999999", "40.000001", "0.1", "100"})
    void refusesWeightsThatDoNotTotalHundred(String satisfaction) {
        assertThatThrownBy(() -> Scheme.read(with("weight.satisfaction", satisfaction)))
                .isInstanceOf(WeightsMustTotalHundred.class);
    }

    @Property(tries = 200)
    void acceptsExactlyTheWeightsThatTotalHundred(
            @ForAll @IntRange(min = 1, max = 97) int a,
            @ForAll @IntRange(min = 1, max = 97) int b,
            @ForAll @IntRange(min = 1, max = 97) int c,
            @ForAll @IntRange(min = 1, max = 97) int d) {
        String text = standard()
                .replace("weight.satisfaction=40", "weight.satisfaction=" + a)
                .replace("weight.efficiency=30", "weight.efficiency=" + b)
                .replace("weight.expertise=20", "weight.expertise=" + c)
                .replace("weight.teamwork=10", "weight.teamwork=" + d);
        if (a + b + c + d == 100) {
            assertThat(Scheme.read(text).weightOf(Dimension.TEAMWORK)).isEqualByComparingTo(BigDecimal.valueOf(d));
        } else {
            assertThatThrownBy(() -> Scheme.read(text)).isInstanceOf(WeightsMustTotalHundred.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-10"})
    void refusesAWeightOfNothing(String weight) {
        assertThatThrownBy(() -> Scheme.read(with("weight.teamwork", weight))).isInstanceOf(IncompleteScheme.class);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void refusesASchemeThatLacksAnEntry(String entry) {
        String text = standard().replaceFirst("(?m)^" + entry.replace(".", "\\.") + "=.*\n", "");
        if (entry.startsWith("pay.base.") || entry.equals("scale.shown")) {
            assertThat(Scheme.read(text).hash())
                    .isNotEqualTo(Scheme.read(standard()).hash());
        } else {
            assertThatThrownBy(() -> Scheme.read(text))
                    .isInstanceOfAny(IncompleteScheme.class, WeightsMustTotalHundred.class);
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void hasAnotherHashWithAnyEntryChanged(String entry) {
        String text = standard().replaceFirst("(?m)^(" + entry.replace(".", "\\.") + "=.*)$", "$1x");
        assertThat(new SchemeText(text).hash()).isNotEqualTo(new SchemeText(standard()).hash());
    }

    @Test
    void keepsItsHashWhenOnlyCommentsAndOrderChange() {
        String reversed = Stream.of(standard().split("\n"))
                .filter(line -> line.contains("="))
                .filter(line -> !line.startsWith("#"))
                .sorted(java.util.Comparator.reverseOrder())
                .reduce("# another comment", (a, b) -> a + "\n" + b);
        assertThat(Scheme.read(reversed).hash())
                .isEqualTo(Scheme.read(standard()).hash());
    }

    @Test
    void refusesAPinnedSchemeWhoseTextWasEdited() {
        Schemes schemes = new Schemes();
        assertThatThrownBy(() -> schemes.pinned("standard v1", "00")).isInstanceOf(UnknownScheme.class);
        assertThat(schemes.pinned("standard v1", schemes.get("standard v1").hash()))
                .isNotNull();
        assertThatThrownBy(() -> schemes.get("standard v9")).isInstanceOf(UnknownScheme.class);
    }

    @Test
    void refusesBandsThatLeaveAHole() {
        assertThatThrownBy(() -> Scheme.read(with("band.D.at-least", "10"))).isInstanceOf(IncompleteScheme.class);
    }

    @Test
    void refusesAnchorsInOnePlace() {
        assertThatThrownBy(() -> Scheme.read(with("efficiency.handling-time.none", "240")))
                .isInstanceOf(IncompleteScheme.class);
    }

    @ParameterizedTest
    @CsvSource({
        "100, A",
        "90, A",
        "90.000000, A",
        "89.999999, B",
        "80, B",
        "79.999999, C",
        "70, C",
        "69.999999, D",
        "0, D"
    })
    void bandsByTheTotalAtItsFullScale(BigDecimal total, String band) {
        assertThat(new Schemes().get("standard v1").bandOf(total).name()).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "0.25, 75", "1, 0", "2, 0", "-1, 100"})
    void drawsALineBetweenAnchorsWhereLessIsBetter(BigDecimal measured, BigDecimal points) {
        assertThat(new Anchors(BigDecimal.ZERO, BigDecimal.ONE).points(measured))
                .isEqualByComparingTo(points);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.25, 25", "1, 100", "2, 100", "-1, 0"})
    void drawsALineBetweenAnchorsWhereMoreIsBetter(BigDecimal measured, BigDecimal points) {
        assertThat(new Anchors(BigDecimal.ONE, BigDecimal.ZERO).points(measured))
                .isEqualByComparingTo(points);
    }
}
