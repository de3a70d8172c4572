package io.shouwen.privacy.vault;

import java.util.Map;
import java.util.Set;

/**
 * An older database was restored, and people are back who had been erased. Fired at start, before any door opens, or when that is
 * found later, in the transaction that destroyed their keys again; what else came back of them (masks, index rows) is removed by whoever
 * observes this. At start, an observer that fails keeps the application from starting.
 *
 * @param people whose keys were destroyed again
 * @param partly who had been erased but for these categories; their keys stay
 */
public record ErasureReplayed(Set<PersonId> people, Map<PersonId, Set<String>> partly) {
    public ErasureReplayed {
        people = Set.copyOf(people);
        partly = Map.copyOf(partly);
    }
}
