package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Why an approver says no. */
public enum RefusalReason {
    MASK_IS_ENOUGH,
    WRONG_PURPOSE,
    WRONG_CASE,
    TOO_MUCH,
    TOO_OFTEN,
    OTHER;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(RefusalReason::word).toList();
    }

    public static RefusalReason of(String word) {
        return Stream.of(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("reason", "privacy.reason-missing", String.join(", ", words())));
    }
}
