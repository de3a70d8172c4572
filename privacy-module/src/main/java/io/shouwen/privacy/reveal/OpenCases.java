package io.shouwen.privacy.reveal;

import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.vault.PersonId;
import java.util.Optional;

/** Implemented by the modules that know cases (work orders, payout runs): whether one is open, about this person, and this member of staff's to work on. */
public interface OpenCases {

    /** Prefix of the case references that it answers for, such as {@code workorder}; a reference is {@code workorder/<uuid>}. */
    String prefix();

    boolean allows(String caseReference, PersonId person, StaffId staff);

    /** Whether the case is open and about this person, whoever works on it; no, unless the module says so. */
    default boolean isOpen(String caseReference, PersonId person) {
        return false;
    }

    /** The reference of the case that people know by this number, such as {@code GD261121-000042}. */
    default Optional<String> numbered(String number) {
        return Optional.empty();
    }
}
