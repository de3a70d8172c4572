package io.shouwen.workorder.order;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.staff.StaffId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which work orders a list shows; null means any.
 *
 * @param open true for all but closed ones
 * @param overdue true for those whose next promise has run out
 * @param number as told to the customer, in full
 */
public record WorkOrderFilter(
        WorkOrderState state,
        boolean open,
        StaffId owner,
        String department,
        CustomerId customer,
        String type,
        Priority priority,
        boolean overdue,
        String number) {

    public static final WorkOrderFilter ALL =
            new WorkOrderFilter(null, false, null, null, null, null, null, false, null);

    public static WorkOrderFilter ofOwner(StaffId owner) {
        return new WorkOrderFilter(null, false, owner, null, null, null, null, false, null);
    }

    public static WorkOrderFilter openOf(StaffId owner) {
        return new WorkOrderFilter(null, true, owner, null, null, null, null, false, null);
    }

    public static WorkOrderFilter openIn(String department) {
        return new WorkOrderFilter(null, true, null, department, null, null, null, false, null);
    }

    public static WorkOrderFilter of(CustomerId customer) {
        return new WorkOrderFilter(null, false, null, null, customer, null, null, false, null);
    }

    /** The filters in use, by name, as the log keeps them. */
    List<String> used() {
        Map<String, Boolean> all = new LinkedHashMap<>();
        all.put("state", state != null);
        all.put("open", open);
        all.put("owner", owner != null);
        all.put("department", department != null);
        all.put("customer", customer != null);
        all.put("type", type != null);
        all.put("priority", priority != null);
        all.put("overdue", overdue);
        all.put("number", number != null);
        return all.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }
}
