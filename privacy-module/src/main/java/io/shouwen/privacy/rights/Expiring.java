package io.shouwen.privacy.rights;

import io.shouwen.privacy.vault.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Implemented by every module for each category of data that gets too old (P17): an application-scoped bean. In the caller's transaction. */
public interface Expiring {

    /** Such as {@code crm.interactions}; its label is {@code retention.<category>} in the module's bundle. */
    String category();

    Set<RetentionAction> actions();

    /** Suggested where nobody has decided yet. */
    int days();

    /** How many are older than this. */
    long count(Instant before);

    /** When the oldest of them is from. */
    Optional<Instant> oldest(Instant before);

    /** Those older than this, in the order of their ids, after the one given (null for the first). */
    List<Candidate> candidates(Instant before, UUID after, int limit);

    /**
     * Does it to those; harmless for those to whom it was done already.
     *
     * @return of how many a hold kept a part all the same
     */
    int expire(Collection<UUID> ids, RetentionAction action);

    /** Whether whole people expire: then a hold of another category keeps a part of them. */
    default boolean ofPeople() {
        return false;
    }

    /**
     * @param person whose holds count; null where it is nobody's
     * @param category whose holds count, which may be narrower than the rule's
     * @param kept is not to expire, because its module has seen that somebody was active since
     */
    record Candidate(UUID id, PersonId person, String category, boolean kept) {}
}
