package io.shouwen.performance.payout;

import io.shouwen.performance.CsvRow;
import io.shouwen.performance.money.Money;
import java.math.BigDecimal;

/**
 * The CSV that finance takes away (F27): the lines of the canonical form and a trailer with their number, sum and the
 * run's hash. It holds nothing that could change later, no names, so that a second export is identical.
 */
final class PayoutFile {

    private PayoutFile() {}

    static String of(RunContent content) {
        StringBuilder file = new StringBuilder("staff,component,amount,status,original\n");
        content.lines().forEach(line -> file.append(CsvRow.of(line.fields())).append('\n'));
        BigDecimal sum = content.lines().stream()
                .map(PayoutLine::amount)
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return file.append("#TRAILER,")
                .append(content.lines().size())
                .append(',')
                .append(sum.setScale(2).toPlainString())
                .append(',')
                .append(content.hash())
                .append('\n')
                .toString();
    }
}
