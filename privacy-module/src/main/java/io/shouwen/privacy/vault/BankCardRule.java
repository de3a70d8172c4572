package io.shouwen.privacy.vault;

import java.util.Optional;
import java.util.regex.Pattern;

/** Bank card numbers: 12 to 19 digits whose last is right by Luhn (ISO/IEC 7812-1). */
final class BankCardRule implements FieldRule {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{12,19}");

    @Override
    public Optional<Accepted> read(String text) {
        String digits = FieldRule.narrow(text).replaceAll("[\\s-]", "");
        if (!DIGITS.matcher(digits).matches() || !luhn(digits)) {
            return Optional.empty();
        }
        return Optional.of(new Accepted(digits, digits, "**** **** **** " + digits.substring(digits.length() - 4)));
    }

    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    @Override
    public String problem() {
        return "privacy.not-a-bank-card";
    }

    @Override
    public String expected() {
        return "a bank card number of 12 to 19 digits whose check digit is right";
    }
}
