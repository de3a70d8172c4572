package io.shouwen.performance.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private static final Currency CNY = Currency.getInstance("CNY");

    private static Money cny(String amount) {
        return Money.exactly(amount, CNY);
    }

    private static List<String> shares(String whole, String... weights) {
        return cny(whole).shared(List.of(weights).stream().map(BigDecimal::new).toList()).stream()
                .map(Money::plain)
                .toList();
    }

    @Test
    void sharesHundredByThreeToTheFen() {
        assertThat(shares("100.00", "1", "1", "1")).containsExactly("33.34", "33.33", "33.33");
    }

    @Test
    void givesTheCoinsLeftToThoseWhoLostMost() {
        assertThat(shares("10.00", "1", "2", "4")).containsExactly("1.43", "2.86", "5.71");
        assertThat(shares("0.02", "1", "1", "1")).containsExactly("0.01", "0.01", "0.00");
    }

    @Test
    void breaksTiesInTheOrderGiven() {
        assertThat(shares("0.01", "1", "1")).containsExactly("0.01", "0.00");
    }

    @Test
    void sharesByFractionalWeights() {
        assertThat(shares("1.00", "0.5", "0.25", "0.25")).containsExactly("0.50", "0.25", "0.25");
    }

    @Test
    void givesNothingToAWeightOfZero() {
        assertThat(shares("100.00", "0", "1")).containsExactly("0.00", "100.00");
    }

    @Test
    void sharesADebtAsItSharesAPool() {
        assertThat(shares("-100.00", "1", "1", "1")).containsExactly("-33.34", "-33.33", "-33.33");
    }

    @Test
    void refusesToShareWithNobody() {
        assertThatThrownBy(() -> shares("1.00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shares("1.00", "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shares("1.00", "2", "-1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void sharesAlwaysSumToTheWhole(
            @ForAll @LongRange(min = -10_000_000, max = 10_000_000) long fen,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 1000) Integer> weights) {
        Money whole = new Money(BigDecimal.valueOf(fen, 2), CNY);
        List<Money> shares =
                whole.shared(weights.stream().map(BigDecimal::valueOf).toList());
        assertThat(shares.stream().reduce(Money.zero(CNY), Money::plus)).isEqualTo(whole);
    }

    @Property
    void noShareIsAFenAwayFromItsProportion(
            @ForAll @LongRange(min = 0, max = 10_000_000) long fen,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 1000) Integer> weights) {
        List<Money> shares = new Money(BigDecimal.valueOf(fen, 2), CNY)
                .shared(weights.stream().map(BigDecimal::valueOf).toList());
        long all = weights.stream().mapToLong(Integer::longValue).sum();
        for (int i = 0; i < shares.size(); i++) {
            double exact = (double) fen * weights.get(i) / all / 100;
            assertThat(Math.abs(shares.get(i).amount().doubleValue() - exact)).isLessThan(0.0100001);
        }
    }

    @Property
    void whoWeighsMoreNeverGetsLess(
            @ForAll @LongRange(min = 0, max = 1_000_000) long fen,
            @ForAll @Size(min = 2, max = 8) List<@IntRange(min = 1, max = 50) Integer> weights) {
        List<Integer> falling =
                weights.stream().sorted(Collections.reverseOrder()).toList();
        List<Money> shares = new Money(BigDecimal.valueOf(fen, 2), CNY)
                .shared(falling.stream().map(BigDecimal::valueOf).toList());
        for (int i = 1; i < shares.size(); i++) {
            assertThat(shares.get(i)).isLessThanOrEqualTo(shares.get(i - 1));
        }
    }

    @Test
    void roundsHalfUpWhereToldSo() {
        assertThat(Money.rounded(new BigDecimal("0.005"), CNY, RoundingMode.HALF_UP)
                        .plain())
                .isEqualTo("0.01");
        assertThat(Money.rounded(new BigDecimal("0.0049999"), CNY, RoundingMode.HALF_UP)
                        .plain())
                .isEqualTo("0.00");
    }

    @Test
    void refusesMoreDecimalsThanTheCurrencyHas() {
        assertThatThrownBy(() -> cny("1.001")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(new BigDecimal("1.0"), CNY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsCurrenciesWithoutDecimals() {
        Currency yen = Currency.getInstance("JPY");
        assertThat(Money.exactly("100", yen)
                        .shared(List.of(BigDecimal.ONE, BigDecimal.valueOf(2)))
                        .get(0)
                        .plain())
                .isEqualTo("33");
    }

    @Test
    void refusesToMixCurrencies() {
        assertThatThrownBy(() -> cny("1.00").plus(Money.exactly("1.00", Currency.getInstance("USD"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addsSubtractsAndCompares() {
        assertThat(cny("1.10").plus(cny("2.20"))).isEqualTo(cny("3.30"));
        assertThat(cny("1.10").minus(cny("2.20"))).isEqualTo(cny("-1.10"));
        assertThat(cny("1.10").negated().sign()).isNegative();
        assertThat(cny("1.10").least(cny("1.00"))).isEqualTo(cny("1.00"));
        assertThat(cny("5.00")).hasToString("5.00 CNY");
    }
}
