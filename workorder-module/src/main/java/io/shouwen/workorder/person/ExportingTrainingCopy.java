package io.shouwen.workorder.person;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A month's work orders for training, de-identified (P9): no names, masks, numbers, texts or exact times; customers under
 * pseudonyms of this one file. Whoever is one of fewer than five alike is left out, so that nobody is singled out.
 */
@ApplicationScoped
@RequiresPermission(WorkorderPermissions.TRAINING_COPY)
public class ExportingTrainingCopy {

    /** So many alike, or they are left out. */
    public static final int ALIKE = 5;

    private Sql sql;
    private AuditLog log;
    private OrganisationZone zone;

    private record Row(UUID customer, List<String> alike, String minutes, String reopened, String stars) {}

    protected ExportingTrainingCopy() {} // CDI proxy

    @Inject
    ExportingTrainingCopy(Sql sql, AuditLog log, OrganisationZone zone) {
        this.sql = sql;
        this.log = log;
        this.zone = zone;
    }

    /** CSV with a header; its last line says how many were left out. */
    @Transactional
    public String of(YearMonth month) {
        log.recordAtOnce(AuditEvent.done("workorder.training-copy", "workorder.month/" + month)
                .because("de-identified"));
        List<Row> rows = new ArrayList<>(sql.list(
                "select w.customer, w.type, w.channel, w.priority, w.complexity, coalesce(w.grade, ''),"
                        + " w.handling_minutes / 30 * 30, w.reopened, (select max(r.stars) from workorder.rating_invitation r"
                        + " where r.work_order = w.id) from workorder.work_order w"
                        + " where w.accepted_at >= ? and w.accepted_at < ? and w.closed_at is not null",
                row -> new Row(
                        row.getObject(1, UUID.class),
                        List.of(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)),
                zone.startOf(month),
                zone.startOf(month.plusMonths(1))));
        Collections.shuffle(rows); // the order of the rows tells no time
        Map<List<String>, Integer> alike = new HashMap<>();
        rows.forEach(row -> alike.merge(row.alike(), 1, Integer::sum));
        Map<UUID, String> pseudonyms = new HashMap<>();
        StringBuilder csv =
                new StringBuilder("customer,type,channel,priority,complexity,grade,minutes,reopened,stars\n");
        int leftOut = 0;
        for (Row row : rows) {
            if (alike.get(row.alike()) < ALIKE) {
                leftOut++;
                continue;
            }
            String customer = pseudonyms.computeIfAbsent(row.customer(), c -> "K" + (pseudonyms.size() + 1));
            csv.append(customer)
                    .append(',')
                    .append(String.join(",", row.alike()))
                    .append(',')
                    .append(row.minutes() == null ? "" : row.minutes())
                    .append(',')
                    .append(row.reopened())
                    .append(',')
                    .append(row.stars() == null ? "" : row.stars())
                    .append('\n');
        }
        return csv.append("# left out: ").append(leftOut).append('\n').toString();
    }
}
