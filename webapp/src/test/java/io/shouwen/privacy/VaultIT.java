package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.vault.DataErased;
import io.shouwen.privacy.vault.DestroyingKeys;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.ProtectedValue;
import io.shouwen.privacy.vault.UnreadableValue;
import io.shouwen.privacy.vault.Unsealing;
import io.shouwen.privacy.vault.Vault;
import io.shouwen.testing.InPayara;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@InPayara
class VaultIT {

    private static final ProtectedField PHONE = new ProtectedField("test", "person", "phone", FieldKind.PHONE);
    private static final ProtectedField EMAIL = new ProtectedField("test", "person", "email", FieldKind.EMAIL);
    private static final ProtectedField ID = new ProtectedField("test", "person", "id_number", FieldKind.RESIDENT_ID);

    @Inject
    Vault vault;

    @Inject
    Unsealing unsealing;

    @Inject
    DestroyingKeys destroying;

    @Inject
    @ConfigProperty(name = "shouwen.kek.path")
    String keyFile;

    @Resource(lookup = "java:comp/UserTransaction")
    UserTransaction transaction;

    private final PersonId person = new PersonId(UUID.randomUUID());

    @Test
    void opensWhatItProtected() {
        ProtectedValue value = vault.protect(person, PHONE, "135 1234 8888");
        assertThat(value.mask()).contains("135****8888");
        assertThat(unsealing.unseal(person, PHONE, value.sealed().orElseThrow()).disclose())
                .isEqualTo("+8613512348888");
        assertThat(vault.searchKeys(FieldKind.PHONE, "+86 135-1234-8888").get(0).value())
                .isEqualTo(value.index().orElseThrow());
    }

    @Test
    void keepsNoCiphertextOfAnIdNumber() {
        ProtectedValue value = vault.protect(person, ID, "11010519491231002X");
        assertThat(value.sealed()).isEmpty();
        assertThat(value.mask()).isEmpty();
        assertThat(vault.searchKeys(FieldKind.RESIDENT_ID, "110105491231002")
                        .get(0)
                        .value())
                .isEqualTo(value.index().orElseThrow());
    }

    @Test
    void opensNothingOfAnotherPersonOrColumn() {
        byte[] sealed = vault.protect(person, PHONE, "13512348888").sealed().orElseThrow();
        PersonId other = new PersonId(UUID.randomUUID());
        vault.protect(other, PHONE, "13512349999");
        assertThatThrownBy(() -> unsealing.unseal(other, PHONE, sealed)).isInstanceOf(UnreadableValue.class);
        assertThatThrownBy(() -> unsealing.unseal(person, EMAIL, sealed))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageNotContaining("1351234");
    }

    /** Otherwise the value could never be opened again. */
    @Test
    void sealsNothingUnderAKeyThatWasRolledBack() throws Exception {
        transaction.begin();
        vault.protect(person, PHONE, "13512348888");
        transaction.rollback();
        transaction.begin();
        byte[] sealed = vault.protect(person, PHONE, "13512348888").sealed().orElseThrow();
        transaction.commit();
        assertThat(unsealing.unseal(person, PHONE, sealed).disclose()).isEqualTo("+8613512348888");
    }

    @Test
    void protectsManyPeopleAtOnce() throws Exception {
        Map<PersonId, Map<ProtectedField, String>> people = IntStream.range(0, 500)
                .boxed()
                .collect(Collectors.toMap(
                        i -> new PersonId(UUID.randomUUID()),
                        i -> Map.of(PHONE, "1381234%04d".formatted(i), EMAIL, "p" + i + "@example.com")));
        transaction.begin();
        Map<PersonId, Map<ProtectedField, ProtectedValue>> all = vault.protectAll(people);
        transaction.commit();
        people.forEach((one, values) -> assertThat(unsealing
                        .unseal(one, EMAIL, all.get(one).get(EMAIL).sealed().orElseThrow())
                        .disclose())
                .isEqualTo(values.get(EMAIL)));
    }

    @Test
    void opensNothingOfAPersonWhoseKeysAreDestroyed() throws Exception {
        byte[] sealed = vault.protect(person, PHONE, "13512348888").sealed().orElseThrow();
        transaction.begin();
        destroying.destroy(person);
        transaction.rollback();
        assertThat(unsealing.unseal(person, PHONE, sealed).disclose()).isEqualTo("+8613512348888");
        transaction.begin();
        destroying.destroy(person);
        transaction.commit();
        assertThatThrownBy(() -> unsealing.unseal(person, PHONE, sealed)).isInstanceOf(DataErased.class);
        assertThatThrownBy(() -> vault.protect(person, EMAIL, "a@example.com")).isInstanceOf(DataErased.class);
        assertThat(Files.readString(Path.of(keyFile).resolveSibling("erasure.ledger")))
                .contains(person.toString());
    }

    @Test
    void namesTheFieldAndNeverTheValue() {
        assertThatThrownBy(() -> vault.protect(person, PHONE, "12345"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("phone")
                .hasMessageNotContaining("12345");
    }
}
