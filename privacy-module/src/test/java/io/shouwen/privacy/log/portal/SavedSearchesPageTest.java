package io.shouwen.privacy.log.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SavedSearchesPageTest {

    @Test
    void leavesWhatIsTypedOutOfAStoredSession() throws IOException {
        SavedSearchesPage page = new SavedSearchesPage();
        page.setName("call 19900001234");
        ByteArrayOutputStream session = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(session)) {
            out.writeObject(page);
        }
        assertThat(session.toString(StandardCharsets.ISO_8859_1)).doesNotContain("19900001234");
    }
}
