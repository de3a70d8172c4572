package io.shouwen.privacy.reveal;

import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.vault.PersonId;

/** Implemented by the modules that know cases (work orders, payout runs): whether one is open, about this person, and this member of staff's to work on. */
public interface OpenCases {

    /** Prefix of the case references that it answers for, such as {@code workorder}; a reference is {@code workorder/<uuid>}. */
    String prefix();

    boolean allows(String caseReference, PersonId person, StaffId staff);
}
