package io.shouwen.crm.overview.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CustomerPageTest {

    @Test
    void leavesWhatIsTypedOutOfAStoredSession() throws IOException {
        CustomerPage page = new CustomerPage();
        page.setTags("call 19900001234");
        page.setSummary("call 19900001234");
        page.setFollowUp("call 19900001234");
        page.setPhone("19900001234");
        page.setEmail("19900001234@example.com");
        page.setAddress("19900001234");
        ByteArrayOutputStream session = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(session)) {
            out.writeObject(page);
        }
        assertThat(session.toString(StandardCharsets.ISO_8859_1)).doesNotContain("19900001234");
    }
}
