package io.shouwen.platform.use;

import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The marks in {@code platform.permission_use}: a line for each person, permission and month. */
@ApplicationScoped
public class PermissionUses {

    private final Sql sql;

    @Inject
    PermissionUses(Sql sql) {
        this.sql = sql;
    }

    protected PermissionUses() { // CDI proxy
        this(null);
    }

    /** @param days on how many days of the span it was used */
    public record Use(StaffId staff, String permission, int days, LocalDate lastOn) {}

    /** Since when every use leaves a mark; {@link Instant#EPOCH} where nobody had signed in before. */
    @Transactional
    public Instant since() {
        return sql.first("select since from platform.permission_use_begun", row -> Sql.instant(row, 1))
                .orElseThrow();
    }

    /**
     * What was used in whole months, by person and permission.
     *
     * @param first any day of the first month
     * @param last any day of the last month
     */
    @Transactional
    public List<Use> inMonths(LocalDate first, LocalDate last) {
        return sql.list(
                """
                select staff, permission, sum(days)::int, max(last_on) from platform.permission_use
                where month between ? and ? group by staff, permission
                """,
                row -> new Use(
                        new StaffId(row.getString(1)),
                        row.getString(2),
                        row.getInt(3),
                        row.getObject(4, LocalDate.class)),
                first.withDayOfMonth(1),
                last.withDayOfMonth(1));
    }

    /** Doing it again, or on another node, changes nothing. */
    @Transactional
    void write(List<UsedPermissions.Mark> marks) {
        sql.changeAll(
                """
                insert into platform.permission_use as known (staff, permission, month, days, last_on) values (?, ?, ?, 1, ?)
                on conflict (staff, permission, month) do update set days = known.days + 1, last_on = excluded.last_on
                where known.last_on < excluded.last_on
                """,
                marks.stream()
                        .map(mark -> new Object[] {
                            mark.staff(), mark.permission(), mark.on().withDayOfMonth(1), mark.on()
                        })
                        .toList());
    }

    @Transactional
    void forgetBefore(LocalDate month) {
        sql.change("delete from platform.permission_use where month < ?", month.withDayOfMonth(1));
    }
}
