package io.shouwen.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownWordsTest {

    /** Constants that say their word themselves. */
    enum Spoken {
        FIRST_ONE("first"),
        OTHER("other");

        private final String word;

        Spoken(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** Constants that say nothing. */
    enum Silent {
        IN_WORK,
        DONE
    }

    private static final List<String> CHANNELS = List.of("paper", "phone");
    private static final List<Silent> SOME = List.of(Silent.DONE);

    /** Every way to name words. */
    record Named(
            @Words(Spoken.class) String spoken,
            @Words(Silent.class) String silent,

            @Words(value = KnownWordsTest.class, list = "CHANNELS")
            String listed,

            @Words(value = KnownWordsTest.class, list = "SOME")
            String some,

            @Words(value = KnownWordsTest.class, list = "NONE")
            String none) {}

    @Test
    void readsWordsWhereTheCodeHasThem() {
        assertThat(words(0)).containsExactly("first", "other");
        assertThat(words(1)).containsExactly("in-work", "done");
        assertThat(words(2)).containsExactlyElementsOf(CHANNELS);
        assertThat(words(3)).containsExactly(SOME.get(0).name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void refusesAListThatIsNotThere() {
        assertThatThrownBy(() -> words(4))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NONE");
    }

    private static List<Object> words(int component) {
        return KnownWords.of(Named.class.getRecordComponents()[component].getAnnotation(Words.class));
    }
}
