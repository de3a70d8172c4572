package io.shouwen.performance.people.api;

import io.shouwen.performance.people.KeepingLeavers;
import io.shouwen.platform.staff.StaffId;
import java.time.LocalDate;

/**
 * @param leftOn last day, such as {@code 2026-11-30}
 * @param version for If-Match
 */
public record LeaverView(String staff, String leftOn, long version) {

    static LeaverView of(StaffId staff, LocalDate lastDay) {
        return new LeaverView(staff.value(), lastDay.toString(), KeepingLeavers.version(lastDay));
    }
}
