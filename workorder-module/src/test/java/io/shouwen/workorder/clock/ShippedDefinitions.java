package io.shouwen.workorder.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The calendar and policy exactly as the migration writes them. */
public final class ShippedDefinitions {

    private ShippedDefinitions() {}

    public static WorkingCalendar calendar() {
        return CalendarText.parse("cn-2024-2026", between("$calendar$"));
    }

    public static ClockPolicy policy() {
        return ClockPolicy.parse("standard-1", between("$policy$"));
    }

    public static Clockwork clockwork() {
        WorkingCalendar calendar = calendar();
        return new Clockwork(policy(), calendar, version -> calendar);
    }

    private static String between(String quotes) {
        try (InputStream in =
                ShippedDefinitions.class.getResourceAsStream("/db/migration/workorder/V1__work_orders.sql")) {
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int from = sql.indexOf(quotes) + quotes.length();
            return sql.substring(from, sql.indexOf(quotes, from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
