package io.shouwen.workorder.rating;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret of a one-time link: 256 random bits in the URL-safe alphabet. Whoever has it may rate, so only its hash is
 * kept, and it prints nothing of itself.
 */
public final class RatingLink {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String token;

    private RatingLink(String token) {
        this.token = token;
    }

    static RatingLink make() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return new RatingLink(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    static RatingLink of(String token) {
        return new RatingLink(token == null ? "" : token);
    }

    /** Path and query of the page, below the application's base address. Hands out the secret. */
    public String exposePath() {
        return "/public/rate?t=" + token;
    }

    /** The secret itself, for the API. */
    public String exposeToken() {
        return token;
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "RatingLink(secret)";
    }
}
