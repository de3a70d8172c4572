package io.shouwen.platform.http;

import jakarta.ws.rs.core.EntityTag;
import java.util.Map;

/** ETag and If-Match on things that change: the JPA version in quotes. */
public final class EntityVersion {

    private EntityVersion() {}

    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /**
     * Checks the If-Match header of a change.
     *
     * @throws Refusal 428 where the header is missing, 412 where the thing has changed since
     */
    public static void requireMatch(String ifMatch, long current) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Missing();
        }
        if (!ifMatch.trim().equals("\"" + current + "\"")) {
            throw new Stale();
        }
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
