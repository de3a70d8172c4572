package io.shouwen.platform.staff;

import java.util.Optional;

/**
 * A line of the staff directory.
 *
 * @param name shown to colleagues and, with the staff number, to the customer (W5)
 * @param department word of the department, such as {@code technical}
 * @param active false for leavers, who keep their line so that the past stays readable
 */
public record StaffMember(StaffId id, String name, Optional<String> department, boolean active) {}
