package io.shouwen.privacy.vault;

import java.util.Set;

/**
 * An older database was restored: keys of these people had come back and were destroyed again, before any door opened.
 * Fired at start, in the transaction that destroyed them; what else came back of them (masks, index rows) is removed by
 * whoever observes this. An observer that fails keeps the application from starting.
 */
public record ErasureReplayed(Set<PersonId> people) {
    public ErasureReplayed {
        people = Set.copyOf(people);
    }
}
