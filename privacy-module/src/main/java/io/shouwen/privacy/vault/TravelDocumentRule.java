package io.shouwen.privacy.vault;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passports, and permits of residents of Hong Kong, Macao and Taiwan. Normalised with type and country, because the same
 * number is given out by several; those of China are told by their form, others are written {@code passport:GBR:number}.
 */
final class TravelDocumentRule implements FieldRule {

    private static final Pattern EXPLICIT =
            Pattern.compile("(PASSPORT|HK-MACAO-PERMIT|TAIWAN-PERMIT):([A-Z]{3}):([A-Z0-9]{5,20})");
    private static final Pattern CHINESE_PASSPORT =
            Pattern.compile("([EGDSPH][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|1[45][0-9]{7})");
    private static final Pattern HK_MACAO_PERMIT = Pattern.compile("[HM]([0-9]{8}|[0-9]{10})");
    private static final Pattern TAIWAN_PERMIT = Pattern.compile("[0-9]{8}");

    @Override
    public Optional<Accepted> read(String text) {
        String plain = FieldRule.narrow(text).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        Matcher explicit = EXPLICIT.matcher(plain);
        if (explicit.matches()) {
            return accepted(explicit.group(1), explicit.group(2), explicit.group(3));
        }
        if (HK_MACAO_PERMIT.matcher(plain).matches()) {
            return accepted("HK-MACAO-PERMIT", "CHN", plain);
        }
        if (TAIWAN_PERMIT.matcher(plain).matches()) {
            return accepted("TAIWAN-PERMIT", "CHN", plain);
        }
        if (CHINESE_PASSPORT.matcher(plain).matches()) {
            return accepted("PASSPORT", "CHN", plain);
        }
        return Optional.empty();
    }

    private static Optional<Accepted> accepted(String type, String country, String number) {
        String all = type + ":" + country + ":" + number;
        return Optional.of(new Accepted(all, all, null));
    }

    @Override
    public String problem() {
        return "privacy.not-a-travel-document";
    }

    @Override
    public String expected() {
        return "a Chinese passport or permit number, or type:country:number such as passport:GBR:123456789";
    }
}
