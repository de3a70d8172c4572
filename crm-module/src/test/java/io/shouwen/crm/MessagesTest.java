package io.shouwen.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.customer.CustomerField;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(read("en").keySet())
                .containsExactlyInAnyOrderElementsOf(read("zh").keySet());
    }

    @Test
    void everyCodeHasWords() throws IOException {
        Properties zh = read("zh");
        CustomerField.all().forEach(f -> assertThat(zh).containsKey("problem." + f.code()));
        Stream.of(ContactChannel.values()).forEach(c -> assertThat(zh).containsKey("channel." + c.word()));
    }

    private static Properties read(String language) throws IOException {
        Properties properties = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                MessagesTest.class.getResourceAsStream("/io/shouwen/crm/messages_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
