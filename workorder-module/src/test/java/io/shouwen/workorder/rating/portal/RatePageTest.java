package io.shouwen.workorder.rating.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RatePageTest {

    @Test
    void leavesWhatIsTypedOutOfAStoredSession() throws IOException {
        RatePage page = new RatePage();
        page.setComment("call 19900001234");
        ByteArrayOutputStream session = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(session)) {
            out.writeObject(page);
        }
        assertThat(session.toString(StandardCharsets.ISO_8859_1)).doesNotContain("19900001234");
    }
}
