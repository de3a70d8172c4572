package io.shouwen.performance.inspection;

import io.shouwen.performance.fact.FactContent.Inspected;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** How four marks become one: versioned data. */
public record Rubric(
        String reference, BigDecimal professionalism, BigDecimal efficiency, BigDecimal attitude, BigDecimal result) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Rubric {
        BigDecimal total = professionalism.add(efficiency).add(attitude).add(result);
        if (total.compareTo(HUNDRED) != 0) {
            throw new IllegalArgumentException("the weights of rubric " + reference + " total " + total + ", not 100");
        }
    }

    /** The shipped one. */
    public static Rubric standard() {
        Properties text = new Properties();
        try (InputStream stream = Rubric.class.getResourceAsStream("standard-v1.properties")) {
            text.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read the shipped rubric", unreadable);
        }
        return new Rubric(
                text.getProperty("rubric") + " v" + text.getProperty("version"),
                new BigDecimal(text.getProperty("weight.professionalism")),
                new BigDecimal(text.getProperty("weight.efficiency")),
                new BigDecimal(text.getProperty("weight.attitude")),
                new BigDecimal(text.getProperty("weight.result")));
    }

    /** Marks of 0 to 100; the one mark is rounded half-up to two decimals. */
    public Inspected mark(
            BigDecimal ofProfessionalism, BigDecimal ofEfficiency, BigDecimal ofAttitude, BigDecimal ofResult) {
        BigDecimal mark = professionalism
                .multiply(ofProfessionalism)
                .add(efficiency.multiply(ofEfficiency))
                .add(attitude.multiply(ofAttitude))
                .add(result.multiply(ofResult))
                .divide(HUNDRED, 2, RoundingMode.HALF_UP);
        return new Inspected(ofProfessionalism, ofEfficiency, ofAttitude, ofResult, mark, reference);
    }
}
