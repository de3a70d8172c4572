package io.shouwen.performance.payout;

import io.shouwen.performance.money.Money;
import io.shouwen.platform.staff.StaffId;
import java.util.UUID;

/**
 * What a locked run would pay more (or less, negative) by the facts known now; found once, by the next run (F21).
 *
 * @param original the locked run
 */
public record Difference(UUID original, StaffId staff, Component component, Money amount) {}
