package io.shouwen.privacy.matching;

import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.PersonId;
import java.util.List;

/** Implemented by the modules that hold people's numbers: whether one is the person's, by its keyed hash alone. */
public interface HeldNumbers {

    /** @param keys every hash under which the number may be stored now */
    boolean holds(PersonId person, FieldKind kind, List<BlindIndex> keys);
}
