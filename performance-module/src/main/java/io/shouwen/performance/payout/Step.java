package io.shouwen.performance.payout;

import java.util.List;

/**
 * One step of the way to an amount.
 *
 * @param code key of the sentence that tells it, below {@code why.}
 * @param values its figures and words, in the sentence's order
 */
public record Step(String code, List<String> values) {
    public Step {
        values = List.copyOf(values);
    }

    static Step of(String code, Object... values) {
        return new Step(code, List.of(values).stream().map(Object::toString).toList());
    }
}
