package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Why the mask is not enough, beside the purpose. */
public enum Why {
    CUSTOMER_ASKED,
    MASK_NOT_ENOUGH,
    PAYMENT_FAILED,
    DATA_CHECK,
    AUTHORITY_ASKED,
    OTHER;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Why::word).toList();
    }

    public static Why of(String word) {
        return Stream.of(values())
                .filter(why -> why.word().equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("why", "privacy.why-missing", String.join(", ", words())));
    }
}
