package io.shouwen.privacy.vault;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/** Telephone numbers, of China where no country code says otherwise. Letters stand in none, but those of an extension. */
final class PhoneRule implements FieldRule {

    private static final int CHINA = 86;
    private static final int MOBILE_LENGTH = 11;

    private static final Pattern EXTENSION =
            Pattern.compile("(?<=[0-9)])[ ,;]*(?:ext(?:n|ension)?|x)[ .:=]*[0-9]{1,9}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    @Override
    public Optional<Accepted> read(String text) {
        String plain = FieldRule.narrow(text);
        if (LETTER.matcher(EXTENSION.matcher(plain).replaceFirst("")).find()) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = numbers.parse(plain, "CN");
            if (!numbers.isValidNumber(number)) {
                return Optional.empty();
            }
            String e164 = numbers.format(number, PhoneNumberFormat.E164);
            String kept = number.hasExtension() ? e164 + ";ext=" + number.getExtension() : e164;
            return Optional.of(new Accepted(kept, e164, mask(number)));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    private String mask(PhoneNumber number) {
        String national = numbers.getNationalSignificantNumber(number);
        String end = national.substring(national.length() - 2);
        if (number.getCountryCode() != CHINA) {
            return "+" + number.getCountryCode() + "****" + end;
        }
        if (national.length() == MOBILE_LENGTH && national.startsWith("1")) {
            return national.substring(0, 3) + "****" + national.substring(MOBILE_LENGTH - 4);
        }
        int area = numbers.getLengthOfGeographicalAreaCode(number);
        return (area > 0 ? "0" + national.substring(0, area) : "") + "****" + end;
    }

    @Override
    public String problem() {
        return "privacy.not-a-phone-number";
    }

    @Override
    public String expected() {
        return "a telephone number, with + and country code where it is not of mainland China";
    }
}
