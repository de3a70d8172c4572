package io.shouwen.privacy.freetext;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.privacy.freetext.Corpus.Planted;
import io.shouwen.privacy.freetext.Corpus.Sample;
import io.shouwen.privacy.vault.FieldKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How much is found, and how much is hidden that need not be, in 20,000 invented notes. Prints the table of docs/free-text.md. */
class CorpusTest {

    private static final long SEED = 20261122;

    private static final class Count {
        int planted;
        int hidden;
        int found;
        int right;

        double recall() {
            return planted == 0 ? 1 : (double) hidden / planted;
        }

        double precision() {
            return found == 0 ? 1 : (double) right / found;
        }
    }

    @Test
    void findsWhatIsThereAndLittleElse() {
        List<Sample> samples = new Corpus(SEED).samples(20_000);
        Map<FieldKind, Count> counts = new EnumMap<>(FieldKind.class);
        Map<String, Integer> missed = new TreeMap<>();
        int harmlessNotes = 0;
        int harmlessTouched = 0;
        for (Sample sample : samples) {
            TypedText read = TypedText.of(sample.text());
            List<Finding> findings = read.findings();
            for (Planted planted : sample.planted()) {
                Count count = counts.computeIfAbsent(planted.kind(), k -> new Count());
                count.planted++;
                if (findings.stream().anyMatch(f -> covers(f, planted))) {
                    count.hidden++;
                } else {
                    missed.merge(planted.writing(), 1, Integer::sum);
                }
            }
            for (Finding finding : findings) {
                Count count = counts.computeIfAbsent(finding.kind(), k -> new Count());
                count.found++;
                if (sample.planted().stream().anyMatch(p -> p.kind() == finding.kind() && covers(finding, p))) {
                    count.right++;
                }
            }
            if (sample.planted().isEmpty()) {
                harmlessNotes++;
                harmlessTouched += read.hidesSomething() ? 1 : 0;
            }
        }
        counts.forEach((kind, c) -> System.out.printf(
                "%-12s planted %5d  recall %.4f  found %5d  precision %.4f%n",
                kind, c.planted, c.recall(), c.found, c.precision()));
        System.out.printf("missed: %s%nharmless notes %d, touched %d%n", missed, harmlessNotes, harmlessTouched);
        assertThat(counts.keySet())
                .contains(
                        FieldKind.PHONE,
                        FieldKind.RESIDENT_ID,
                        FieldKind.BANK_CARD,
                        FieldKind.EMAIL,
                        FieldKind.PASSPORT);
        counts.forEach((kind, c) -> {
            assertThat(c.recall()).as("recall of " + kind).isGreaterThan(0.98);
            assertThat(c.precision()).as("precision of " + kind).isGreaterThan(0.95);
        });
        assertThat((double) harmlessTouched / harmlessNotes).isLessThan(0.02);
    }

    /** Hidden whole: everything but a bracket or sign at its edge. */
    private static boolean covers(Finding finding, Planted planted) {
        return finding.from() <= planted.from() && finding.to() >= planted.to();
    }
}
