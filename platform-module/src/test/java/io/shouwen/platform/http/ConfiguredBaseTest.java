package io.shouwen.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ConfiguredBaseTest {

    @Test
    void takesTheOriginFromTheConfigurationAlone() {
        assertThat(ConfiguredBase.at(
                        URI.create("https://suite.example"),
                        URI.create("http://evil.example:81/api/crm/customers/%20?tag=%7Ba%7D&x=%2F")))
                .isEqualTo(URI.create("https://suite.example/api/crm/customers/%20?tag=%7Ba%7D&x=%2F"));
        assertThat(ConfiguredBase.at(URI.create("http://127.0.0.1:8080/app"), URI.create("http://h/app/api/crm/")))
                .isEqualTo(URI.create("http://127.0.0.1:8080/app/api/crm/"));
    }
}
