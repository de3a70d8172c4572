package io.shouwen.performance.payout;

import static io.shouwen.performance.FactsOf.OCTOBER;
import static io.shouwen.performance.FactsOf.SEPTEMBER;

import io.shouwen.performance.FactsOf;
import io.shouwen.performance.fact.FactContent.Closed;
import io.shouwen.performance.fact.FactContent.Rated;
import io.shouwen.performance.fact.FactContent.Reopened;
import io.shouwen.performance.fact.RatingSource;
import io.shouwen.performance.money.Money;
import io.shouwen.platform.staff.StaffId;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Facts on which the engines differ: orders that were closed and rated again and again. Two runs are calculated from them. */
final class EngineStory {

    static final UUID OF_SEPTEMBER = UUID.fromString("01990000-0000-7000-8000-000000000009");
    static final UUID OF_OCTOBER = UUID.fromString("019a0000-0000-7000-8000-000000000010");
    static final UUID BEFORE = UUID.fromString("01980000-0000-7000-8000-000000000008");

    /** What the run before September had still to take back. */
    static final List<Difference> DEBTS = List.of(new Difference(
            BEFORE, new StaffId("1002"), Component.BONUS, Money.exactly("333.33", Currency.getInstance("CNY"))));

    private EngineStory() {}

    /** As they were known when September was paid. */
    static FactsOf september() {
        FactsOf facts = new FactsOf();
        for (int month = 7; month <= 9; month++) {
            facts.month(YearMonth.of(2026, month));
            for (String staff : List.of("1001", "1002", "1003")) {
                facts.agent(staff)
                        .role(
                                "2025-01-01",
                                null,
                                staff.equals("1003") ? "senior" : "junior",
                                staff.equals("1003") ? "B" : "A")
                        .ratings(RatingSource.CUSTOMER, 10, 5)
                        .closed(24, 300, 23, 1)
                        .inspection("91");
            }
        }
        again(facts.month(SEPTEMBER).agent("1001"), 12);
        return facts.month(SEPTEMBER).agent("1003").ratings(RatingSource.MYSTERY_SHOPPER, 21, 4);
    }

    /** Late ones for September, and October's own. */
    static FactsOf october() {
        FactsOf facts = september();
        again(facts.month(SEPTEMBER).agent("1002"), 9);
        facts.month(SEPTEMBER).agent("1001").ratings(RatingSource.CALLBACK, 14, 5);
        facts.month(OCTOBER);
        for (String staff : List.of("1001", "1002", "1003")) {
            facts.agent(staff)
                    .ratings(RatingSource.CUSTOMER, 11, 5)
                    .closed(22, 280, 21, 0)
                    .inspection("94");
        }
        return facts;
    }

    /** Closed, rated badly, reopened, closed for longer, rated well; twice. */
    private static void again(FactsOf facts, int orders) {
        for (int i = 0; i < orders; i++) {
            String about = "workorder.work-order/again" + i;
            facts.add(about, new Closed(200, "phone", true))
                    .add(about, new Rated(RatingSource.CUSTOMER, 1))
                    .add(about, new Reopened(i % 2 == 0))
                    .add(about, new Closed(900, "phone", i % 3 != 0))
                    .add(about, new Rated(RatingSource.CUSTOMER, 5));
        }
    }
}
