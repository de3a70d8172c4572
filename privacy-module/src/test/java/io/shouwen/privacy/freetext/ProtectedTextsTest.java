package io.shouwen.privacy.freetext;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.ProtectedValue;
import io.shouwen.privacy.vault.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProtectedTextsTest {

    private static final BlindIndex NOT_WRITTEN_WITH_YET = new BlindIndex(2, new byte[] {2});
    private static final BlindIndex WRITTEN_WITH = new BlindIndex(1, new byte[] {1});

    private final List<SealedTexts.Number> stored = new ArrayList<>();

    /** In the middle of a rotation other nodes know the older index key alone, and must find the text. */
    @Test
    void indexesNumbersWithTheKeyThatIsWrittenWithNow() {
        new ProtectedTexts(new RotatingVault(), new Stored())
                .keep(new KeptText(
                        new PersonId(UUID.randomUUID()),
                        new TextColumn("test", "note", "text"),
                        UUID.randomUUID(),
                        TypedText.of("call 13512348888")));
        assertThat(stored).extracting(SealedTexts.Number::index).containsExactly(WRITTEN_WITH);
    }

    private static final class RotatingVault implements Vault {
        @Override
        public ProtectedValue protect(PersonId person, ProtectedField field, String plaintext) {
            return new ProtectedValue() {
                @Override
                public Optional<byte[]> sealed() {
                    return Optional.of(new byte[] {0});
                }
            };
        }

        @Override
        public List<BlindIndex> searchKeys(FieldKind kind, String plaintext) {
            return List.of(NOT_WRITTEN_WITH_YET, WRITTEN_WITH);
        }

        @Override
        public int newestIndexKey(FieldKind kind) {
            return NOT_WRITTEN_WITH_YET.version();
        }

        @Override
        public BlindIndex current(FieldKind kind, List<BlindIndex> searchKeys) {
            return WRITTEN_WITH;
        }
    }

    private final class Stored extends SealedTexts {
        @Override
        void replace(List<Place> places, List<Row> rows, List<Number> numbers) {
            stored.addAll(numbers);
        }
    }
}
