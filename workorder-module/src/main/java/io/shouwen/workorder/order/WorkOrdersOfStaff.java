package io.shouwen.workorder.order;

import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.privacy.anomaly.CasesOfStaff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * A work order explains why somebody opened its customer (P16): as its owner, its handler, a colleague of its department, or
 * whoever did something in it; and while it waits for an owner, everybody may look. Overseeing all is no case.
 */
@ApplicationScoped
class WorkOrdersOfStaff implements CasesOfStaff, WorkOfStaff {

    private final StaffDirectory staff;
    private final Sql sql;

    @Inject
    WorkOrdersOfStaff(StaffDirectory staff, Sql sql) {
        this.staff = staff;
        this.sql = sql;
    }

    protected WorkOrdersOfStaff() { // CDI proxy
        this(null, null);
    }

    @Override
    public Set<UUID> among(StaffId member, Collection<UUID> people, Instant since) {
        String department = staff.find(member).flatMap(StaffMember::department).orElse(null);
        return new HashSet<>(sql.list(
                """
                select distinct w.customer from workorder.work_order w
                where w.customer = any (?) and (w.closed_at is null or w.closed_at >= ?)
                    and (w.owner = ? or w.handler = ? or w.solved_by = ? or w.department = ? or w.state = 'RECEIVED'
                        or exists (select 1 from workorder.history_entry h where h.work_order = w.id and h.by_staff = ?))
                """,
                row -> row.getObject("customer", UUID.class),
                people.toArray(UUID[]::new),
                since,
                member,
                member,
                member,
                department,
                member));
    }

    @Override
    public boolean includes(StaffId member, WorkOrderId order) {
        return sql.first("""
                        select 1 from workorder.work_order w
                        where w.id = ? and (w.owner = ? or w.handler = ? or w.solved_by = ?
                            or exists (select 1 from workorder.history_entry h where h.work_order = w.id and h.by_staff = ?))
                        """, row -> true, order.value(), member, member, member, member)
                .isPresent();
    }
}
