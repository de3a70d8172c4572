package io.shouwen.crm.campaign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret in one mail by which its reader opts out: 256 random bits in the URL-safe alphabet. Only its hash is kept, so that
 * nobody can make or read one from the database; it prints nothing of itself.
 */
final class OptOutLink {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String token;

    private OptOutLink(String token) {
        this.token = token;
    }

    static OptOutLink make() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return new OptOutLink(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    static OptOutLink of(String token) {
        return new OptOutLink(token == null ? "" : token);
    }

    /** Below the base address: the page for people. Hands out the secret. */
    String exposePage() {
        return "/public/opt-out?t=" + token;
    }

    /** Below the base address: what programs post to. Hands out the secret. */
    String exposeOperation() {
        return "/api/crm/opt-outs/" + token;
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "OptOutLink(secret)";
    }
}
