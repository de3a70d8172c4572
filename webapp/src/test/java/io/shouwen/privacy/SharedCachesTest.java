package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entities hold personal data and are cached for one transaction, not for everybody. */
class SharedCachesTest {

    @Test
    void everyPersistenceUnitTurnsItsSharedCacheOff() throws IOException {
        List<URL> files = Collections.list(getClass().getClassLoader().getResources("META-INF/persistence.xml"));
        assertThat(files).hasSizeGreaterThanOrEqualTo(3);
        for (URL file : files) {
            try (InputStream in = file.openStream()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(text.split("<persistence-unit ", -1).length)
                        .as(file.toString())
                        .isEqualTo(text.split("<shared-cache-mode>NONE</shared-cache-mode>", -1).length);
            }
        }
    }
}
