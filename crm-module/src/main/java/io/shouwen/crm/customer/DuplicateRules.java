package io.shouwen.crm.customer;

/**
 * When two records are taken for the same person (C3). The same ID number: certainly. The same phone and a name that
 * looks the same under its mask: perhaps, unless both have an ID number, for then the numbers told them apart.
 */
public final class DuplicateRules {

    private DuplicateRules() {}

    /** Of two who share a phone and differ in ID number, or have none. */
    public static boolean maybeSame(String nameMask, boolean hasIdNumber, CustomerRow other) {
        return other.name().equals(nameMask) && !(hasIdNumber && other.hasIdNumber());
    }
}
