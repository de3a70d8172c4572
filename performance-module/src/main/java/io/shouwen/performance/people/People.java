package io.shouwen.performance.people;

import io.shouwen.platform.staff.StaffId;
import java.util.List;
import java.util.Optional;

/** Everybody in scope. */
public interface People {

    Optional<Person> find(StaffId staff);

    /**
     * Writes somebody new at once.
     *
     * @throws EnteredMeanwhile where somebody else entered the person since this transaction looked
     */
    void add(Person person);

    /** Writes what is pending, so that the version is the one that the caller may tell. */
    void flush();

    /**
     * By staff number.
     *
     * @param after only those with greater staff numbers, or null
     */
    List<Person> page(StaffId after, int limit);
}
