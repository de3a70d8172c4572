package io.shouwen.privacy.rights;

import io.shouwen.platform.http.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What somebody may ask for about their own data (PIPL art. 44–50). */
public enum RequestKind {
    COPY,
    CORRECT,
    DELETE,
    RESTRICT,
    WITHDRAW_CONSENT,
    COMPLAINT;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws InvalidInput where there is no such kind */
    public static RequestKind of(String word) {
        return Stream.of(values())
                .filter(k -> k.word().equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of(
                        "kind",
                        "privacy.unknown-request-kind",
                        "copy, correct, delete, restrict, withdraw-consent or complaint"));
    }

    /**
     * What has to be done before it can be answered.
     *
     * @param fields to be corrected; other kinds name none
     */
    List<String> tasks(List<String> fields) {
        return switch (this) {
            case COPY -> List.of("release-copy");
            case CORRECT -> {
                List<String> tasks = new ArrayList<>();
                fields.forEach(field -> tasks.add("correct:" + field));
                yield tasks;
            }
            case DELETE -> List.of("erase");
            case RESTRICT -> List.of("restrict");
            case WITHDRAW_CONSENT -> List.of("withdraw-consents");
            case COMPLAINT -> List.of("look-into");
        };
    }
}
