package io.shouwen.privacy.vault;

import java.text.Normalizer;
import java.util.Optional;

/** What a kind of field accepts, how it is normalised, and what its mask shows (vault-and-log.md). */
interface FieldRule {

    /** Empty where the text is not of this kind. */
    Optional<Accepted> read(String text);

    /** Stable code of the problem, a key of the module's bundle. */
    String problem();

    /** What would be accepted, in English. */
    String expected();

    static FieldRule of(FieldKind kind) {
        return switch (kind) {
            case PHONE -> new PhoneRule();
            case EMAIL -> new EmailRule();
            case RESIDENT_ID -> new ResidentIdRule();
            case PASSPORT -> new TravelDocumentRule();
            case BANK_CARD -> new BankCardRule();
            case PAYMENT_ACCOUNT -> new PaymentAccountRule();
            case NAME -> new NameRule();
            case ADDRESS -> new AddressRule();
            case TEXT, CARD_TEXT -> new TextRule();
        };
    }

    /** Full-width digits and letters, as input methods write them, become plain ones. */
    static String narrow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    /** NFC, trimmed, runs of blanks made one; without what nobody sees, joiners excepted, such as a mark that turns direction. */
    static String tidy(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cf}&&[^\\u200C\\u200D]]", "")
                .strip()
                .replaceAll("[\\s\\u3000]+", " ");
    }

    static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
