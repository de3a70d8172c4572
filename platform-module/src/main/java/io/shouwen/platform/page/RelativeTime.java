package io.shouwen.platform.page;

import io.shouwen.platform.text.Texts;
import io.shouwen.platform.time.OrganisationZone;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** "3 min ago", "in 2 h": for tables, where the exact time is in the title. */
public final class RelativeTime {

    private RelativeTime() {}

    public static String of(Instant instant, Instant now, OrganisationZone zone, Locale locale) {
        Duration distance = Duration.between(instant, now);
        boolean past = !distance.isNegative();
        long minutes = distance.abs().toMinutes();
        if (minutes < 1) {
            return text("time.now", locale, 0);
        }
        String side = past ? "ago" : "ahead";
        if (minutes < 60) {
            return text("time.minutes." + side, locale, minutes);
        }
        if (minutes < 24 * 60) {
            return text("time.hours." + side, locale, minutes / 60);
        }
        if (minutes < 7 * 24 * 60) {
            return text("time.days." + side, locale, minutes / (24 * 60));
        }
        return DateTimeFormatter.ISO_LOCAL_DATE.format(zone.dateOf(instant));
    }

    private static String text(String key, Locale locale, long number) {
        return Texts.find("platform", key, locale, Map.of("n", number)).orElse(key);
    }
}
