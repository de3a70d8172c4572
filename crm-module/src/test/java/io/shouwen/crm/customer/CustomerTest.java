package io.shouwen.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.id.UuidV7;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CustomerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void givesNumbersThatPeopleCanRead() {
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            String number = new CustomerId(UuidV7.at(NOW)).number();
            assertThat(number).matches("C-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
            numbers.add(number);
        }
        assertThat(numbers).hasSize(5000);
    }

    @Test
    void detailsPrintNoValue() {
        assertThat(new CustomerDetails()
                        .with(CustomerField.PHONE, "19900001234")
                        .toString())
                .isEqualTo("CustomerDetails[PHONE]");
    }

    @Test
    void tagsHoldNoNumbers() {
        assertThat(CustomerTag.clean(" VIP ")).contains("VIP");
        assertThat(CustomerTag.clean("13912345678")).isEmpty();
        assertThat(CustomerTag.clean("x".repeat(21))).isEmpty();
    }

    @Test
    void onlyAFamilyNameCanBeAskedForInAnAddress() {
        assertThat(new CustomerQuery(null, "欧阳", null, null, null).family()).isEqualTo("欧阳");
        for (String text : List.of("欧阳娜", "138", "%", "李*")) {
            assertThatThrownBy(() -> new CustomerQuery(null, text, null, null, null))
                    .isInstanceOf(InvalidInput.class);
        }
    }

    @Test
    void similarIsSamePhoneAndSameMaskUnlessIdNumbersDiffer() {
        assertThat(DuplicateRules.maybeSame("李*", false, row("李*", false))).isTrue();
        assertThat(DuplicateRules.maybeSame("李*", true, row("李*", false))).isTrue();
        assertThat(DuplicateRules.maybeSame("李*", true, row("李*", true))).isFalse();
        assertThat(DuplicateRules.maybeSame("李*", false, row("王*", false))).isFalse();
    }

    private static CustomerRow row(String name, boolean hasIdNumber) {
        return new CustomerRow(
                new CustomerId(UuidV7.at(NOW)), "C-1", name, null, null, hasIdNumber, List.of(), null, NOW, null);
    }
}
