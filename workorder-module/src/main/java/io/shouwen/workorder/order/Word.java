package io.shouwen.workorder.order;

import io.shouwen.platform.http.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Enum constants as the words that addresses, answers and stored rows use: {@code IN_PROGRESS} is {@code in-progress}. */
public final class Word {

    private Word() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> of(c).equals(word))
                .findFirst();
    }

    /** @throws InvalidInput names the field and lists the words that would be accepted; also for none */
    public static <E extends Enum<E>> E required(Class<E> type, String field, String word) {
        return find(type, word)
                .orElseThrow(() -> InvalidInput.of(
                        field,
                        "workorder.not-one-of-these",
                        "one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Word::of)
                                        .toList()));
    }

    public static <E extends Enum<E>> E optional(Class<E> type, String field, String word) {
        return word == null || word.isBlank() ? null : required(type, field, word);
    }
}
