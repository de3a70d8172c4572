package io.shouwen.performance.fact;

import io.shouwen.platform.staff.StaffId;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All facts. They can be added and read; nothing changes or removes one. */
public interface Facts {

    /** Appends in the caller's transaction, many in one round trip. */
    void append(Collection<Fact> facts);

    /**
     * What scores of these months need, in one query: the months' own facts, all tests, the newest role record of everybody,
     * and what reopened or excluded facts of these months later. A month's score is the same whatever months are asked with it.
     */
    FactSet ofMonths(YearMonth first, YearMonth last);

    /** The facts that a payout run is pinned to. */
    FactSet ofRun(UUID run);

    Optional<Fact> find(UUID id);

    /** Those of these ids that there are, newest first. */
    List<Fact> all(Collection<UUID> ids);

    /** The newest role record of one person. */
    Optional<Fact> engagement(StaffId staff);

    /**
     * Facts of one person in one month, newest first.
     *
     * @param kind null for all
     * @param before only those with smaller ids, or null
     */
    List<Fact> page(StaffId staff, YearMonth month, FactKind kind, UUID before, int limit);
}
