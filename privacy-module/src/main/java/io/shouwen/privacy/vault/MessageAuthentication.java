package io.shouwen.privacy.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shows somebody with whom a secret is shared that a message is ours: HMAC-SHA-256. Prints nothing of the secret. */
public final class MessageAuthentication {

    private final Secret secret;

    public MessageAuthentication(String shared) {
        if (shared.length() < 16) {
            throw new IllegalArgumentException("a shared secret has at least 16 characters");
        }
        secret = new Secret(shared.getBytes(StandardCharsets.UTF_8));
    }

    /** In lower-case hex. */
    public String of(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.expose(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
