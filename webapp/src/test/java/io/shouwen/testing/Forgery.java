package io.shouwen.testing;

/** How a token is signed: properly, or in one of the ways in which tokens are forged. */
public enum Forgery {
    NONE,
    /** {@code alg: none}, empty signature. */
    ALG_NONE,
    /** Key confusion: HS256 with the issuer's public key as the secret. */
    PUBLIC_KEY_AS_SECRET,
    /** RS256 by a key of the forger's, under the real key's id. */
    FOREIGN_KEY,
    /** RS256 by a key of the forger's, under an id that the issuer does not publish. */
    UNKNOWN_KEY,
    /** RS256 by a key of the forger's that travels in the token's own header ({@code jwk}). */
    EMBEDDED_KEY,
    /** A proper token whose payload was changed afterwards. */
    CHANGED_PAYLOAD
}
