package io.shouwen.platform.http;

import jakarta.ws.rs.core.EntityTag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * ETag and If-Match on things that change. A tag begins with the thing's version, which is all that If-Match asks for; the
 * tag of a representation that was read says behind a dot which one it was, because clocks and masks in it change without
 * the version.
 */
public final class EntityVersion {

    private static final int REPRESENTATION_BYTES = 9;

    private EntityVersion() {}

    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** @param version as {@link #tag} made it */
    static EntityTag tag(EntityTag version, byte[] representation) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(representation);
            return new EntityTag(version.getValue() + "."
                    + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, REPRESENTATION_BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Checks the If-Match header of a change.
     *
     * @throws Refusal 428 where the header is missing, 400 where it is malformed, 412 where the thing has changed since
     */
    public static void requireMatch(String ifMatch, long current) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Missing();
        }
        if (!matches(EntityTags.parse("If-Match", ifMatch), Long.toString(current))) {
            throw new Stale();
        }
    }

    /** Whether one of the tags was given to the version that this one was given to, or all do. */
    static boolean matches(EntityTags ifMatch, EntityTag current) {
        return matches(ifMatch, current.getValue());
    }

    private static boolean matches(EntityTags ifMatch, String current) {
        return ifMatch.matchStrongly(tag -> versionIn(tag).equals(versionIn(current)));
    }

    private static String versionIn(String tag) {
        int dot = tag.indexOf('.');
        return dot < 0 ? tag : tag.substring(0, dot);
    }

    /** 428: a change must say what it changes. */
    public static final class Missing extends Refusal {
        Missing() {
            super(
                    Kind.PRECONDITION_MISSING,
                    "platform.if-match-missing",
                    "send If-Match with the ETag that was read",
                    Map.of());
        }
    }

    /** 412: somebody else was quicker. */
    public static final class Stale extends Refusal {
        public Stale() {
            super(Kind.STALE, "platform.stale", "it was changed by somebody else since it was read", Map.of());
        }
    }
}
