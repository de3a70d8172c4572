package io.shouwen.privacy.vault;

import java.util.Optional;

/** Postal addresses. The mask keeps province and city; of an address that begins with neither, nothing. */
final class AddressRule implements FieldRule {

    private static final int LONGEST = 500;

    @Override
    public Optional<Accepted> read(String text) {
        String address = FieldRule.tidy(text);
        if (address.isEmpty() || address.length() > LONGEST || FieldRule.hasControls(address)) {
            return Optional.empty();
        }
        return Optional.of(
                new Accepted(address, address, Places.beginningOf(address).orElse("") + "***"));
    }

    @Override
    public String problem() {
        return "privacy.not-an-address";
    }

    @Override
    public String expected() {
        return "an address of 1 to 500 characters";
    }
}
