package io.shouwen.privacy.rights;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * The code that a person gets when their request is taken, and needs besides the link to fetch their copy. Eight digits that
 * are told once; only a salted hash is kept. What keeps people from guessing is the number of tries, not the hash.
 */
@SuppressWarnings("ArrayRecordComponent")
record PickupCode(byte[] salt, byte[] hash) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static String make() {
        return "%08d".formatted(RANDOM.nextInt(100_000_000));
    }

    static PickupCode of(String code) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return new PickupCode(salt, hash(salt, code));
    }

    boolean fits(String code) {
        return code != null && MessageDigest.isEqual(hash, hash(salt, code.replaceAll("[\\s-]", "")));
    }

    /** 256 bits for the link. */
    static byte[] secret() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return secret;
    }

    static byte[] hash(byte[] salt, String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            return sha.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "PickupCode[not shown]";
    }
}
