package io.shouwen.crm.customer.api;

import io.shouwen.crm.customer.ChangingCustomer.Change;
import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.customer.CustomerField;
import io.shouwen.platform.http.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What changes about a customer: an absent value stays as it is, an empty one is removed.
 *
 * @param idNumber resident ID number; can be compared later, never read
 * @param travelDocument passport, or permit of residents of Hong Kong, Macao or Taiwan; likewise. A foreign one as {@code
 *     passport:GBR:123456789}
 * @param card bank card number
 * @param preferredChannel word such as {@code wechat}
 */
public record CustomerChangeRequest(
        String name,
        String phone,
        String email,
        String idNumber,
        String travelDocument,
        String card,
        String address,
        List<String> tags,
        @Words(ContactChannel.class) String preferredChannel)
        implements CustomerTexts {

    Change change() {
        return new Change(details(), emptied(), tags, preferred());
    }

    private Set<CustomerField> emptied() {
        Set<CustomerField> emptied = EnumSet.noneOf(CustomerField.class);
        CustomerField.all().filter(f -> text(f) != null && text(f).isBlank()).forEach(emptied::add);
        return emptied;
    }

    @Override
    public String toString() {
        return "CustomerChangeRequest"; // holds values in clear
    }
}
