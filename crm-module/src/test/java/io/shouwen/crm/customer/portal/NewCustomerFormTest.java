package io.shouwen.crm.customer.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NewCustomerFormTest {

    @Test
    void takesNumbersPastedWithBlanks() throws IOException {
        assertThat(longest("idNumber")).isGreaterThanOrEqualTo("11 01 05 19 49 12 31 00 2X".length());
        assertThat(longest("card")).isGreaterThanOrEqualTo("6200 0000 0000 0000 000".length());
        assertThat(longest("phone")).isGreaterThanOrEqualTo("+86 (0755) 8234 5678 ext. 3010".length());
    }

    private static int longest(String field) throws IOException {
        try (InputStream page =
                NewCustomerFormTest.class.getResourceAsStream("/META-INF/resources/crm/customer-new.xhtml")) {
            String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
            Matcher input = Pattern.compile("<p:inputText id=\"" + field + "\"[^>]* maxlength=\"([0-9]+)\"")
                    .matcher(text);
            assertThat(input.find()).isTrue();
            return Integer.parseInt(input.group(1));
        }
    }
}
