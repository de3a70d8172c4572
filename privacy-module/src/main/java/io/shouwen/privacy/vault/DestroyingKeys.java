package io.shouwen.privacy.vault;

import java.util.Set;

/**
 * Erasure by destroying a person's own keys (P11). Whoever calls it has asked for the permission, looked at the holds and
 * removes masks and index rows; this makes every ciphertext of the person unreadable, here and in every backup.
 */
public interface DestroyingKeys {

    /**
     * Deletes all wrapped data keys of the person, in the caller's transaction, which must be there: a rollback undoes it
     * all. Once it has committed nothing of the person can be opened or sealed any more ({@link DataErased}); the
     * destruction is written to the erasure ledger outside the database and outlives any restore. Other nodes may seal
     * for two more minutes under a key that they hold in memory; nobody can open that either. Destroying again is harmless.
     *
     * @return how many keys were destroyed; 0 for somebody who had none
     */
    int destroy(PersonId person);

    /**
     * Remembers, in the caller's transaction and then in the ledger, that the person was erased but for these categories:
     * after a restore everything else is erased again. The keys stay. Nothing where that is what was remembered last.
     */
    void partlyErased(PersonId person, Set<String> kept);
}
