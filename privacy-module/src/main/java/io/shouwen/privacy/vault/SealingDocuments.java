package io.shouwen.privacy.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Seals whole files under a person's key, such as the copy of their data that waits to be fetched. */
@ApplicationScoped
public class SealingDocuments {

    private DataKeys dataKeys;
    private CipherSuite suite;

    protected SealingDocuments() {} // CDI proxy

    @Inject
    SealingDocuments(
            DataKeys dataKeys,
            @ConfigProperty(name = "shouwen.vault.suite", defaultValue = "AES-256-GCM") String suite) {
        this.dataKeys = dataKeys;
        this.suite = CipherSuite.named(suite);
    }

    /** @param boundTo what the file is, such as {@code privacy.evidence_pack/<id>}; needed again to open it */
    public byte[] seal(PersonId person, String boundTo, byte[] file) {
        DataKeys.DataKey key = dataKeys.obtain(person, suite);
        return suite.seal(key.key(), key.version(), boundTo + "|" + person, file)
                .bytes();
    }

    /**
     * @throws DataErased where the person's key has been destroyed
     * @throws IllegalStateException where the file was changed, or is another one
     */
    public byte[] open(PersonId person, String boundTo, byte[] sealed) {
        SealedValue value =
                SealedValue.parse(sealed).orElseThrow(() -> new IllegalStateException("not a sealed file: " + boundTo));
        DataKeys.DataKey key =
                dataKeys.find(person, value.suite(), value.keyVersion()).orElseThrow(() -> new DataErased(person));
        try {
            return value.suite().open(key.key(), boundTo + "|" + person, value);
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("a sealed file does not open: " + boundTo, changed);
        }
    }
}
