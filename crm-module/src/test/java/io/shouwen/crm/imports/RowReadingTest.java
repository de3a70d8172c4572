package io.shouwen.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.ProtectedValue;
import io.shouwen.privacy.vault.Vault;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowReadingTest {

    /** Accepts nothing that says "bad". */
    private static final Vault VAULT = new Vault() {
        @Override
        public ProtectedValue protect(PersonId person, ProtectedField field, String plaintext) {
            throw new AssertionError("reading a row protects nothing");
        }

        @Override
        public List<BlindIndex> searchKeys(FieldKind kind, String plaintext) {
            if (plaintext.contains("bad")) {
                throw InvalidInput.of("x", "x", "x");
            }
            return List.of();
        }

        @Override
        public int newestIndexKey(FieldKind kind) {
            return 1;
        }
    };

    private static final ConsentWords WORDS = new ConsentWords(
            Stream.of("service", "survey", "marketing", "promotion")
                    .map(word -> new ConsentPurposes.Purpose(
                            word, word.equals("promotion") ? "课程推荐" : word, word, 1, true, 1))
                    .toList(),
            Set.of("service", "survey", "marketing"));

    @Test
    void acceptsASoundRow() {
        RowReading row = read("name,phone,tags,consent\n张三,199,VIP；老客户,服务;营销\n");
        assertThat(row.problems()).isEmpty();
        assertThat(row.tags()).containsExactly("VIP", "老客户");
        assertThat(row.purposes()).containsExactly("service", "marketing");
    }

    @Test
    void namesEveryColumnThatIsWrongAndNoValue() {
        RowReading row = read("name,phone,email,consent\n,bad-1,bad-2,perhaps\n");
        assertThat(row.problems())
                .containsExactlyInAnyOrder(
                        new RowReading.Problem(ImportColumn.NAME, RowReading.MISSING),
                        new RowReading.Problem(ImportColumn.PHONE, "crm.phone-not-accepted"),
                        new RowReading.Problem(ImportColumn.EMAIL, "crm.email-not-accepted"),
                        new RowReading.Problem(ImportColumn.CONSENT, RowReading.CONSENT));
        assertThat(row.problems().toString()).doesNotContain("bad-1").doesNotContain("perhaps");
    }

    @Test
    void takesNoConsentToWordsThatWereNotPublished() {
        for (String named : List.of("promotion", "课程推荐")) {
            assertThat(read("name,consent\nA," + named + "\n").problems())
                    .containsExactly(new RowReading.Problem(ImportColumn.CONSENT, RowReading.CONSENT_TEXT));
        }
    }

    @Test
    void refusesMoreCellsThanColumns() {
        assertThat(read("name,phone\n张三,199,杭州\n").problems())
                .containsExactly(new RowReading.Problem(RowError.WHOLE_ROW, RowReading.OVERFULL));
        assertThat(read("name,phone,,\n张三,199,,杭州\n").problems())
                .as("a header's empty cells are no columns")
                .hasSize(1);
        assertThat(read("name,phone\n张三,199,, \n").problems()).isEmpty();
    }

    @Test
    void understandsYesAndNoAsConsent() {
        assertThat(read("name,consent\nA,是\n").purposes()).containsExactly("service");
        assertThat(read("name,consent\nA,否\n").purposes()).isEmpty();
        assertThat(read("name,consent\nA,\n").purposes()).isEmpty();
    }

    @Test
    void refusesAPhoneNumberAmongTheTags() {
        assertThat(read("name,tags\nA,VIP;13912345678\n").problems())
                .containsExactly(new RowReading.Problem(ImportColumn.TAGS, RowReading.TAGS));
    }

    @Test
    void refusesANameThatIsTooLong() {
        assertThat(read("name\n" + "长".repeat(101) + "\n").problems())
                .containsExactly(new RowReading.Problem(ImportColumn.NAME, "crm.name-not-accepted"));
    }

    private static RowReading read(String csv) {
        return RowReading.of(CustomerCsv.parse(csv, 10).rows().get(0), VAULT, WORDS);
    }
}
