package io.shouwen.crm.customer.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.crm.customer.CustomerField;
import org.junit.jupiter.api.Test;

class SearchTextTest {

    @Test
    void knowsWhatPeopleType() {
        assertThat(SearchText.field("199 0000 1234")).contains(CustomerField.PHONE);
        assertThat(SearchText.field("１９９００００１２３４")).contains(CustomerField.PHONE);
        assertThat(SearchText.field("+44 20 7946 0958")).contains(CustomerField.PHONE);
        assertThat(SearchText.field("li@example.com")).contains(CustomerField.EMAIL);
        assertThat(SearchText.field("99000019900101001x")).contains(CustomerField.ID_NUMBER);
        assertThat(SearchText.field("6200 0000 0000 0000 000")).contains(CustomerField.CARD);
        assertThat(SearchText.field("e1234 5678")).contains(CustomerField.TRAVEL_DOCUMENT);
        assertThat(SearchText.field("Ｈ12345678")).contains(CustomerField.TRAVEL_DOCUMENT);
        assertThat(SearchText.field("passport:GBR:123456789")).contains(CustomerField.TRAVEL_DOCUMENT);
        assertThat(SearchText.field("李雷")).isEmpty();
        assertThat(SearchText.field("1234")).isEmpty();
    }

    @Test
    void tellsOldIdNumbersAndShortCardsFromPhones() {
        assertThat(SearchText.field("110105491231002")).contains(CustomerField.ID_NUMBER);
        assertThat(SearchText.field("110105 491231 002")).contains(CustomerField.ID_NUMBER);
        assertThat(SearchText.field("378282246310005")).contains(CustomerField.CARD); // 15 digits
        assertThat(SearchText.field("3782-822463-10005")).contains(CustomerField.CARD);
        assertThat(SearchText.field("30569309025904")).contains(CustomerField.CARD); // 14 digits
        assertThat(SearchText.field("8619900001234")).contains(CustomerField.PHONE);
        assertThat(SearchText.field("008619900001234")).contains(CustomerField.PHONE);
        assertThat(SearchText.field("010-66557788")).contains(CustomerField.PHONE);
        assertThat(SearchText.field("6655 7788")).contains(CustomerField.PHONE);
    }

    @Test
    void knowsCustomerNumbersHoweverTyped() {
        assertThat(SearchText.customerNumber("c-7k3m9-qx2wd")).contains("C-7K3M9-QX2WD");
        assertThat(SearchText.customerNumber("C7K3M9QX2WD")).contains("C-7K3M9-QX2WD");
        assertThat(SearchText.customerNumber("W-1")).isEmpty();
    }
}
