package io.shouwen.privacy.anomaly;

import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Alerts, rules and lenience, in the caller's transaction. */
@ApplicationScoped
class Alerts {

    private Sql sql;

    protected Alerts() {} // CDI proxy

    @Inject
    Alerts(Sql sql) {
        this.sql = sql;
    }

    List<RuleParameters> rules() {
        return sql.list(
                "select distinct on (rule) * from privacy.anomaly_rule order by rule, version desc", Alerts::rule);
    }

    List<RuleParameters> versions(AnomalyRule rule) {
        return sql.list("select * from privacy.anomaly_rule where rule = ? order by version desc", Alerts::rule, rule);
    }

    /** False where somebody else has made that version. */
    boolean add(RuleParameters next) {
        return sql.change(
                        """
                        insert into privacy.anomaly_rule (rule, version, enabled, floor, sigmas, min_days, changed_at, changed_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        next.rule(),
                        next.version(),
                        next.enabled(),
                        next.floor(),
                        next.sigmas(),
                        next.minDays(),
                        next.changedAt(),
                        next.changedBy())
                == 1;
    }

    Optional<Alert> at(AnomalyRule rule, String staff, LocalDate day, Integer hour) {
        return sql.first(
                "select * from privacy.alert where rule = ? and staff = ? and day = ? and coalesce(hour, -1) = ? for update",
                Alerts::alert,
                rule,
                staff,
                day,
                hour == null ? -1 : hour);
    }

    /** Windows before this day about which an alert is open or was confirmed. */
    Set<Habits.Suspect> suspects(AnomalyRule rule, String staff, LocalDate before) {
        return new HashSet<>(sql.list(
                "select day, hour from privacy.alert where rule = ? and staff = ? and day <= ? and state <> 'FALSE_ALARM'",
                row -> {
                    Short hour = row.getObject("hour", Short.class);
                    return new Habits.Suspect(
                            row.getObject("day", LocalDate.class), hour == null ? null : hour.intValue());
                },
                rule,
                staff,
                before));
    }

    void add(Alert alert) {
        sql.change(
                """
                insert into privacy.alert (id, rule, rule_version, staff, day, hour, value, threshold, basis, entries,
                    entries_total, state, raised_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                alert.id(),
                alert.rule(),
                alert.ruleVersion(),
                alert.staff(),
                alert.day(),
                alert.hour(),
                alert.value(),
                alert.threshold(),
                alert.basis(),
                alert.entries(),
                alert.entriesTotal(),
                alert.state(),
                alert.raisedAt(),
                alert.updatedAt());
    }

    /** The same window with more in it; {@code state} may have gone back to open. */
    void grew(Alert alert) {
        sql.change(
                """
                update privacy.alert set value = ?, threshold = ?, basis = ?, entries = ?, entries_total = ?, state = ?,
                    rule_version = ?, updated_at = ?, version = version + 1 where id = ?
                """,
                alert.value(),
                alert.threshold(),
                alert.basis(),
                alert.entries(),
                alert.entriesTotal(),
                alert.state(),
                alert.ruleVersion(),
                alert.updatedAt(),
                alert.id());
    }

    Optional<Alert> find(UUID id) {
        return sql.first("select * from privacy.alert where id = ?", Alerts::alert, id);
    }

    /** Null asks for all. */
    List<Alert> list(Alert.State state, AnomalyRule rule, String staff, int offset, int limit) {
        return sql.list(
                "select * from privacy.alert" + FILTER + " order by raised_at desc, id desc offset ? limit ?",
                Alerts::alert,
                name(state),
                name(state),
                name(rule),
                name(rule),
                staff,
                staff,
                offset,
                limit);
    }

    int count(Alert.State state, AnomalyRule rule, String staff) {
        return (int) sql.number(
                "select count(*) from privacy.alert" + FILTER,
                name(state),
                name(state),
                name(rule),
                name(rule),
                staff,
                staff);
    }

    private static final String FILTER =
            " where (?::text is null or state = ?) and (?::text is null or rule = ?) and (?::text is null or staff = ?)";

    private static String name(Enum<?> of) {
        return of == null ? null : of.name();
    }

    /** False where it has changed since that version. */
    boolean handled(Alert alert, Alert.State to, StaffId by, Instant at, String reason) {
        return sql.change(
                        "update privacy.alert set state = ?, handled_by = ?, handled_at = ?, reason = ?, version = version + 1"
                                + " where id = ? and version = ?",
                        to,
                        by,
                        at,
                        reason,
                        alert.id(),
                        alert.version())
                == 1;
    }

    /** What false alarms have changed for a person: raised to so much, or silent where null. */
    record Leniency(Long raisedTo, LocalDate until) {}

    List<Leniency> leniency(AnomalyRule rule, String staff, LocalDate on) {
        return sql.list(
                "select raised_to, until from privacy.anomaly_leniency where rule = ? and staff = ? and until >= ?",
                row -> new Leniency(row.getObject("raised_to", Long.class), row.getObject("until", LocalDate.class)),
                rule,
                staff,
                on);
    }

    void add(UUID id, Alert alert, Long raisedTo, LocalDate until, StaffId by, Instant at) {
        sql.change("""
                insert into privacy.anomaly_leniency (id, rule, staff, raised_to, until, alert, given_by, given_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, id, alert.rule(), alert.staff(), raisedTo, until, alert.id(), by, at);
    }

    private static RuleParameters rule(ResultSet row) throws SQLException {
        return new RuleParameters(
                AnomalyRule.valueOf(row.getString("rule")),
                row.getInt("version"),
                row.getBoolean("enabled"),
                row.getInt("floor"),
                row.getBigDecimal("sigmas"),
                row.getInt("min_days"),
                Sql.instant(row, "changed_at"),
                row.getString("changed_by"));
    }

    private static Alert alert(ResultSet row) throws SQLException {
        Short hour = row.getObject("hour", Short.class);
        return new Alert(
                row.getObject("id", UUID.class),
                AnomalyRule.valueOf(row.getString("rule")),
                row.getInt("rule_version"),
                row.getString("staff"),
                row.getObject("day", LocalDate.class),
                hour == null ? null : hour.intValue(),
                row.getLong("value"),
                row.getBigDecimal("threshold"),
                row.getString("basis"),
                Sql.texts(row, "entries"),
                row.getInt("entries_total"),
                Alert.State.valueOf(row.getString("state")),
                Sql.instant(row, "raised_at"),
                Sql.instant(row, "updated_at"),
                row.getString("handled_by"),
                Sql.instant(row, "handled_at"),
                row.getString("reason"),
                row.getLong("version"));
    }
}
