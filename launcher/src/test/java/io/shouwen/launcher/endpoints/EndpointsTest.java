package io.shouwen.launcher.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.shouwen.launcher.installation.Secrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {

    private static final URI BASE = URI.create("http://127.0.0.1:8080");
    private static final URI ISSUER = URI.create("http://127.0.0.1:8180/realms/shouwen");

    @Test
    void refusesToWritePasswordsDownInProduction() {
        assertThatIllegalStateException().isThrownBy(() -> Endpoints.requireLoopbackDemo(true, BASE, ISSUER));
    }

    @Test
    void refusesToWritePasswordsDownForAnAddressThatOthersReach() {
        var reachable = URI.create("http://192.0.2.7:8080");
        assertThatIllegalStateException().isThrownBy(() -> Endpoints.requireLoopbackDemo(false, reachable, ISSUER));
        assertThatIllegalStateException().isThrownBy(() -> Endpoints.requireLoopbackDemo(false, BASE, reachable));
    }

    @Test
    void tellsPortalsAndThirtyPeople(@TempDir Path folder) {
        var secrets = new Secrets(folder.resolve("secrets.properties"));
        var described = Endpoints.describe(BASE, ISSUER, DemoSignIns.all(secrets));
        assertThat(described.getJsonObject("portals").getJsonObject("staff").getString("clientId"))
                .isEqualTo("shouwen-staff");
        assertThat(described.getJsonArray("people")).hasSize(30);
        var first = described.getJsonArray("people").getJsonObject(0);
        assertThat(first.getString("staffNumber")).isEqualTo("1001");
        assertThat(first.getString("password")).hasSize(16);
        assertThat(first.getString("otpSecret")).matches("[A-Z2-7]{32}");
    }

    @Test
    void keepsSecretsBetweenRunsAndToTheirOwner(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("secrets.properties");
        String made = new Secrets(file).reveal("some", 20);
        assertThat(new Secrets(file).reveal("some", 20)).isEqualTo(made);
        assertThat(java.nio.file.Files.getPosixFilePermissions(file))
                .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        assertThat(new Secrets(file)).asString().doesNotContain(made);
    }

    /** RFC 4648 §10. */
    @ParameterizedTest
    @CsvSource({"'',''", "f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void encodesBase32AsTheStandardSays(String plain, String encoded) {
        assertThat(Base32.encode(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }
}
