package io.shouwen.performance.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/** An amount of one currency, at that currency's scale; never a fraction of its smallest coin. */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    public Money {
        if (amount.scale() != currency.getDefaultFractionDigits()) {
            throw new IllegalArgumentException("an amount of " + currency + " has "
                    + currency.getDefaultFractionDigits() + " decimals, not " + amount.scale());
        }
    }

    /** Takes the amount as it is: more decimals than the currency has are refused, never rounded away. */
    public static Money exactly(String amount, Currency currency) {
        return new Money(
                new BigDecimal(amount).setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY),
                currency);
    }

    /** The one place where a line is rounded. */
    public static Money rounded(BigDecimal exact, Currency currency, RoundingMode rounding) {
        return new Money(exact.setScale(currency.getDefaultFractionDigits(), rounding), currency);
    }

    public static Money zero(Currency currency) {
        return rounded(BigDecimal.ZERO, currency, RoundingMode.UNNECESSARY);
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other)), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other)), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    public Money least(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public int sign() {
        return amount.signum();
    }

    /** The exact product, still to be rounded by {@link #rounded}. */
    public BigDecimal times(BigDecimal factor) {
        return amount.multiply(factor);
    }

    /**
     * Shares the whole out in proportion to the weights, by largest remainder (F24): every share is rounded down to
     * the smallest coin, and the coins left go one each to those who lost most, the earlier first among equals. The
     * shares always sum to the whole.
     *
     * @param weights none negative, not all zero; sorted as ties shall be broken
     */
    public List<Money> shared(List<BigDecimal> weights) {
        BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.signum() <= 0 || weights.stream().anyMatch(w -> w.signum() < 0)) {
            throw new IllegalArgumentException("nobody to share with: weights are zero or more, and not all zero");
        }
        // Whole coins and whole weights: the remainders are exact, and ties are real ties.
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        BigInteger coins = amount.unscaledValue().abs();
        BigInteger all = total.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
        List<BigInteger> shares = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        BigInteger given = BigInteger.ZERO;
        for (BigDecimal weight : weights) {
            BigInteger[] parts = coins.multiply(
                            weight.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue())
                    .divideAndRemainder(all);
            shares.add(parts[0]);
            remainders.add(parts[1]);
            given = given.add(parts[0]);
        }
        int left = coins.subtract(given).intValueExact();
        IntStream.range(0, shares.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get).reversed())
                .limit(left)
                .forEach(i -> shares.set(i, shares.get(i).add(BigInteger.ONE)));
        return shares.stream()
                .map(coinsOfOne -> new Money(
                        new BigDecimal(amount.signum() < 0 ? coinsOfOne.negate() : coinsOfOne, amount.scale()),
                        currency))
                .toList();
    }

    /** The amount alone, with all its decimals, such as {@code 1200.00}. */
    public String plain() {
        return amount.toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other));
    }

    @Override
    public String toString() {
        return plain() + " " + currency;
    }

    private BigDecimal sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " with " + other.currency);
        }
        return other.amount;
    }
}
