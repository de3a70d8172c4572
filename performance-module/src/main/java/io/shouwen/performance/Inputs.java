package io.shouwen.performance;

import io.shouwen.performance.fact.Quarter;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Years;
import io.shouwen.platform.staff.StaffId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;

/** Reads what requests and addresses hold into domain types; what is none is refused with what would be accepted. */
public final class Inputs {

    private static final int MONTHS_BACK = 24;
    private static final int LONGEST_SCALE = 9;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Inputs() {}

    public static StaffId staff(String field, String text) {
        return read(field, text, StaffId::new, "performance.not-a-staff-number", "a staff number such as 1001");
    }

    public static YearMonth month(String field, String text) {
        return read(
                field,
                text,
                month -> Years.bound(YearMonth.parse(month)),
                "performance.not-a-month",
                "a month such as 2026-10");
    }

    public static Quarter quarter(String field, String text) {
        return read(field, text, Quarter::parse, "performance.not-a-quarter", "a quarter such as 2026-Q3");
    }

    public static UUID id(String field, String text) {
        return read(field, text, UUID::fromString, "performance.not-an-id", "a UUID");
    }

    /**
     * Whether it is 0 to 100 with at most two decimals. The scale is looked at first: written out, {@code 0e-100000} is a
     * hundred thousand digits.
     */
    public static boolean isMark(BigDecimal mark) {
        return mark != null
                && mark.scale() >= -LONGEST_SCALE
                && mark.scale() <= LONGEST_SCALE
                && mark.signum() >= 0
                && mark.compareTo(HUNDRED) <= 0
                && mark.stripTrailingZeros().scale() <= 2;
    }

    /** The earliest time that something entered now may belong to: pay looks back no further, nor do tests count. */
    public static Instant earliest(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minusMonths(MONTHS_BACK).toInstant();
    }

    private static <T> T read(String field, String text, Function<String, T> reader, String code, String accepted) {
        try {
            if (text != null && !text.isBlank()) {
                return reader.apply(text.trim());
            }
        } catch (IllegalArgumentException | DateTimeException none) {
            // told below, together with the missing one
        }
        throw InvalidInput.of(field, code, accepted);
    }
}
