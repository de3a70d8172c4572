package io.shouwen.crm.customer.portal;

import io.shouwen.crm.customer.CustomerField;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.Masks;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody typed into the one search box. */
final class SearchText {

    private SearchText() {}

    /** A number such as {@code C-7K3M9-QX2WD}, however it was typed. */
    static Optional<String> customerNumber(String text) {
        String plain = plain(text).toUpperCase(Locale.ROOT).replace("-", "");
        return plain.matches("C[0-9A-HJKMNP-TV-Z]{10}")
                ? Optional.of("C-" + plain.substring(1, 6) + "-" + plain.substring(6))
                : Optional.empty();
    }

    /** Which field the text can be a value of; empty where it is unclear. */
    static Optional<CustomerField> field(String text) {
        String plain = plain(text);
        if (plain.contains("@")) {
            return Optional.of(CustomerField.EMAIL);
        }
        if (!plain.isEmpty() && Character.isLetter(plain.charAt(0)) && is(FieldKind.PASSPORT, plain)) {
            return Optional.of(CustomerField.TRAVEL_DOCUMENT);
        }
        String digits = plain.replaceAll("[-()]", "");
        if (digits.matches("\\d{17}[\\dXx]") && looksLikeBirthDate(digits)) {
            return Optional.of(CustomerField.ID_NUMBER);
        }
        if (digits.matches("\\d{16,19}")) {
            return Optional.of(CustomerField.CARD);
        }
        if (!digits.matches("\\+?\\d{7,15}")) {
            return Optional.empty();
        }
        // As long as a telephone number may be: an ID number of the old form, and cards with fewer than 16 digits
        boolean phone = digits.startsWith("+") || is(FieldKind.PHONE, digits);
        if (!phone && digits.length() == 15 && is(FieldKind.RESIDENT_ID, digits)) {
            return Optional.of(CustomerField.ID_NUMBER);
        }
        return Optional.of(!phone && is(FieldKind.BANK_CARD, digits) ? CustomerField.CARD : CustomerField.PHONE);
    }

    private static boolean is(FieldKind kind, String digits) {
        return Masks.of(kind, digits).isPresent();
    }

    private static boolean looksLikeBirthDate(String digits) {
        return digits.substring(6, 14).matches("(19|20)\\d\\d(0[1-9]|1[0-2])([0-2]\\d|3[01])");
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
