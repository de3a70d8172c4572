package io.shouwen.system.signin;

import io.shouwen.system.running.Demo.Person;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** RFC 6238, as an authenticator shows them. Keycloak takes each code once, so the next one may have to be waited for. */
public final class OneTimeCodes {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Map<String, Long> LAST_USED = new ConcurrentHashMap<>();

    private OneTimeCodes() {}

    /** A code that this person has not used yet; may take up to half a minute. */
    public static String next(Person person) {
        long last = LAST_USED.getOrDefault(person.otpSecret(), 0L);
        long step = window();
        while (step <= last) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            step = window();
        }
        LAST_USED.put(person.otpSecret(), step);
        return code(decode(person.otpSecret()), step);
    }

    static String code(byte[] key, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[hash.length - 1] & 15;
            int number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static long window() {
        return Instant.now().getEpochSecond() / 30;
    }

    private static byte[] decode(String base32) {
        var bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        int buffer = 0;
        int bits = 0;
        for (char c : base32.toCharArray()) {
            buffer = (buffer << 5 | ALPHABET.indexOf(c)) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (buffer >> bits));
            }
        }
        return bytes.array();
    }
}
