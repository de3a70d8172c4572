package io.shouwen.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    private static final Set<String> PROXIES = Set.of("10.0.0.1", "10.0.0.2");

    @Test
    void believesNobodyUnlessAProxyIsConfigured() {
        assertThat(ClientAddress.of("192.0.2.7", "203.0.113.9", Set.of())).isEqualTo("192.0.2.7");
        assertThat(ClientAddress.of("192.0.2.7", "203.0.113.9", PROXIES)).isEqualTo("192.0.2.7");
    }

    @Test
    void readsWhatTheOutermostProxyAdded() {
        assertThat(ClientAddress.of("10.0.0.1", "203.0.113.9", PROXIES)).isEqualTo("203.0.113.9");
        assertThat(ClientAddress.of("10.0.0.1", "198.51.100.1, 2001:db8::7, 10.0.0.2", PROXIES))
                .as("what the client wrote in front does not count")
                .isEqualTo("2001:db8::7");
    }

    @Test
    void staysWithThePeerWhereTheHeaderIsNoAddress() {
        for (String none : new String[] {null, "", "unknown", "<script>", "10.0.0.2", "203.0.113.9, x"}) {
            assertThat(ClientAddress.of("10.0.0.1", none, PROXIES)).isEqualTo("10.0.0.1");
        }
    }
}
