package io.shouwen.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator has set, and what the start says where that is not enough. */
class KeySourcesTest {

    @TempDir
    Path folder;

    private final Map<String, String> settings = new HashMap<>();

    private KeySource open(boolean mayBegin) {
        Config config = (Config) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, args) -> Optional.ofNullable(settings.get(args[0])));
        return new KeySources(config, Clock.systemUTC()).open(mayBegin, null);
    }

    /** Documented for long, and now refused: a rotation would remove what another node still writes with. */
    @Test
    void waitsForOtherNodesAsLongAsTheyRememberKeys() {
        assertThat(Keys.settling(130, false)).hasSeconds(130);
        assertThat(Keys.settling(0, true)).isZero();
        assertThatThrownBy(() -> Keys.settling(129, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shouwen.keys.settle is 129, and must be 130 or more")
                .hasMessageContaining("shouwen.keys.one-node");
        assertThatThrownBy(() -> Keys.settling(-1, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be 0 or more");
        assertThat(OpeningKeys.reason(new IllegalStateException(new IllegalArgumentException("what is set"))))
                .isEqualTo("what is set");
    }

    @Test
    void makesAKeyFileUnlessTold() throws IOException {
        settings.put("shouwen.kek.path", folder.resolve("keys.p12").toString());
        settings.put(
                "shouwen.kek.password.file",
                Files.writeString(folder.resolve("password"), "secret\n").toString());
        assertThat(open(true)).isInstanceOf(KeyFile.class);
        settings.remove("shouwen.kek.password.file");
        settings.put("shouwen.kek.password", "secret");
        assertThat(open(false).newest()).isEqualTo(1);
    }

    @Test
    void makesNoKeyFileWhereThereIsData() {
        settings.put("shouwen.kek.path", folder.resolve("keys.p12").toString());
        settings.put("shouwen.kek.password", "secret");
        assertThatThrownBy(() -> open(false)).isInstanceOf(KeySourceFailure.Missing.class);
        assertThat(folder.resolve("keys.p12")).doesNotExist();
    }

    @Test
    void namesTheSettingThatIsMissing() {
        assertThatThrownBy(() -> open(true))
                .isInstanceOf(KeySourceFailure.Missing.class)
                .hasMessageContaining("shouwen.kek.password");
        settings.put("shouwen.kek.source", "pkcs11");
        assertThatThrownBy(() -> open(true)).hasMessageContaining("shouwen.kek.pkcs11.library");
        settings.put("shouwen.kek.pkcs11.library", "/no/such.so");
        assertThatThrownBy(() -> open(true)).hasMessageContaining("shouwen.kek.pkcs11.pin");
        settings.put("shouwen.kek.source", "transit");
        assertThatThrownBy(() -> open(true)).hasMessageContaining("shouwen.kek.transit.token");
        settings.put("shouwen.kek.transit.token", "s.x");
        assertThatThrownBy(() -> open(true)).hasMessageContaining("shouwen.kek.transit.address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://vault.example.org:8200",
                "http://10.0.0.7:8200",
                "http://localhost.example.org",
                "http://127.0.0.1.example.org",
                "ftp://vault.example.org",
                "vault.example.org:8200"
            })
    void sendsNoKeyInClear(String address) {
        settings.put("shouwen.kek.source", "transit");
        settings.put("shouwen.kek.transit.token", "s.x");
        settings.put("shouwen.kek.transit.address", address);
        assertThatThrownBy(() -> open(true))
                .isInstanceOf(KeySourceFailure.Wrong.class)
                .hasMessageContaining("shouwen.kek.transit.address is not https");
    }

    @Test
    void knowsNoOtherSource() {
        settings.put("shouwen.kek.source", "cloud");
        assertThatThrownBy(() -> open(true))
                .isInstanceOf(KeySourceFailure.Missing.class)
                .hasMessageContaining("file, pkcs11 or transit");
    }

    @Test
    void namesASecretFileThatCannotBeRead() {
        settings.put("shouwen.kek.password.file", folder.resolve("nothing").toString());
        assertThatThrownBy(() -> open(true))
                .isInstanceOf(KeySourceFailure.Unavailable.class)
                .hasMessageContaining("shouwen.kek.password.file");
    }
}
