package io.shouwen.privacy.vault;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * E-mail addresses. The part before the @ stays as it is, but for full-width letters and what cannot be seen: only its own
 * server knows whether case matters there. A domain ends in letters, and one that could be somebody's number is not shown.
 */
final class EmailRule implements FieldRule {

    private static final Pattern LOCAL = Pattern.compile("[^\\s@\"(),:;<>\\[\\]\\\\\\p{Cntrl}]{1,64}");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(xn--[a-z0-9-]{0,58}[a-z0-9]|[a-z]{2,63})");
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
    private static final int LONGEST = 254;

    @Override
    public Optional<Accepted> read(String text) {
        String tidy = UNSEEN.matcher(FieldRule.narrow(text)).replaceAll("");
        int at = tidy.lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        String local = tidy.substring(0, at);
        String domain;
        try {
            domain = IDN.toASCII(tidy.substring(at + 1), IDN.USE_STD3_ASCII_RULES)
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
        String address = local + "@" + domain;
        boolean dots = local.startsWith(".") || local.endsWith(".") || local.contains("..");
        if (!LOCAL.matcher(local).matches()
                || dots
                || !DOMAIN.matcher(domain).matches()
                || address.length() > LONGEST) {
            return Optional.empty();
        }
        String first = local.substring(0, local.offsetByCodePoints(0, 1));
        return Optional.of(new Accepted(address, address, first + "***@" + domain.replaceAll("[0-9]{7,}", "***")));
    }

    @Override
    public String problem() {
        return "privacy.not-an-email";
    }

    @Override
    public String expected() {
        return "an e-mail address such as name@example.com";
    }
}
