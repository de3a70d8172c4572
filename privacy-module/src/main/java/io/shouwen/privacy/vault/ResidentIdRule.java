package io.shouwen.privacy.vault;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Resident identity numbers (GB 11643): 18 characters of which the last is a checksum by ISO 7064 MOD 11-2; the 15-digit
 * form of before 1999 is converted. The region code is not looked up: codes are withdrawn and people keep them.
 */
final class ResidentIdRule implements FieldRule {

    private static final Pattern CURRENT = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final Pattern OLD = Pattern.compile("[1-9][0-9]{14}");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    @Override
    public Optional<Accepted> read(String text) {
        String plain = FieldRule.narrow(text).replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
        if (OLD.matcher(plain).matches()) {
            String seventeen = plain.substring(0, 6) + "19" + plain.substring(6);
            plain = seventeen + check(seventeen);
        }
        if (!CURRENT.matcher(plain).matches() || check(plain) != plain.charAt(17) || !bornOnARealDay(plain)) {
            return Optional.empty();
        }
        return Optional.of(new Accepted(plain, plain, null));
    }

    /** @param id of which the first 17 digits count */
    static char check(String id) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (id.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    private static boolean bornOnARealDay(String id) {
        try {
            int year = Integer.parseInt(id.substring(6, 10));
            LocalDate born =
                    LocalDate.of(year, Integer.parseInt(id.substring(10, 12)), Integer.parseInt(id.substring(12, 14)));
            return born.getYear() >= 1850 && born.getYear() < 2100;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    @Override
    public String problem() {
        return "privacy.not-a-resident-id";
    }

    @Override
    public String expected() {
        return "a resident identity number of 18 characters whose checksum is right, or of 15 digits";
    }
}
