package io.shouwen.performance.score;

import io.shouwen.platform.http.Refusal;
import java.math.BigDecimal;
import java.util.Map;

/** F4: dimension weights that do not total 100 % are refused, never silently rescaled. */
public final class WeightsMustTotalHundred extends Refusal {
    WeightsMustTotalHundred(String scheme, BigDecimal total) {
        super(
                Kind.UNPROCESSABLE,
                "performance.weights-must-total-hundred",
                "the weights of " + scheme + " total " + total.toPlainString() + ", not 100",
                Map.of("scheme", scheme, "total", total.toPlainString()));
    }
}
