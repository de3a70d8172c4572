package io.shouwen.privacy.vault;

import java.util.Locale;
import java.util.Optional;

/** Accounts at payment services: whatever the service calls them. */
final class PaymentAccountRule implements FieldRule {

    private static final int LONGEST = 100;

    @Override
    public Optional<Accepted> read(String text) {
        String account = FieldRule.narrow(text);
        if (account.isEmpty() || account.length() > LONGEST || FieldRule.hasControls(account)) {
            return Optional.empty();
        }
        int[] characters = account.codePoints().toArray();
        String mask = characters.length < 4
                ? "***"
                : Character.toString(characters[0]) + "***" + Character.toString(characters[characters.length - 1]);
        return Optional.of(new Accepted(account, account.toLowerCase(Locale.ROOT), mask));
    }

    @Override
    public String problem() {
        return "privacy.not-a-payment-account";
    }

    @Override
    public String expected() {
        return "an account name of 1 to 100 characters";
    }
}
