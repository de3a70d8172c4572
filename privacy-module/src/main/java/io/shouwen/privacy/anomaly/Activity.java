package io.shouwen.privacy.anomaly;

import io.shouwen.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What has been counted so far, and up to where in the tree; in the caller's transaction. */
@ApplicationScoped
class Activity {

    /** Days of history that are kept and read. */
    static final int KEPT_DAYS = 70;

    /** Stands for "anything at all", so that a day without reads still counts as worked. */
    private static final String ANYTHING = "ANY";

    private Sql sql;

    protected Activity() {} // CDI proxy

    @Inject
    Activity(Sql sql) {
        this.sql = sql;
    }

    /** One entry of the log as it is counted. */
    record Act(String staff, LocalDate day, int hour, Set<Measure> measures, UUID subject) {}

    /** The next place to look at; other nodes wait until this transaction ends. */
    long watermark() {
        return sql.number("select next_index from privacy.anomaly_watermark for update");
    }

    void advance(long next) {
        sql.change("update privacy.anomaly_watermark set next_index = ?", next);
    }

    void add(Collection<Act> acts) {
        Map<List<Object>, Long> counts = new HashMap<>();
        Map<List<Object>, Boolean> subjects = new HashMap<>();
        for (Act act : acts) {
            counts.merge(List.of(act.staff(), act.day(), act.hour(), ANYTHING), 1L, Long::sum);
            for (Measure measure : act.measures()) {
                counts.merge(List.of(act.staff(), act.day(), act.hour(), measure.name()), 1L, Long::sum);
            }
            if (act.subject() != null && act.measures().contains(Measure.READ)) {
                subjects.merge(
                        List.of(act.staff(), act.day(), act.subject()),
                        act.measures().contains(Measure.FILE),
                        Boolean::logicalOr);
            }
        }
        sql.changeAll(
                """
                insert into privacy.activity as a (staff, day, hour, measure, times) values (?, ?, ?, ?, ?)
                on conflict (staff, day, hour, measure) do update set times = a.times + excluded.times
                """,
                counts.entrySet().stream()
                        .map(one -> new Object[] {
                            one.getKey().get(0),
                            one.getKey().get(1),
                            one.getKey().get(2),
                            one.getKey().get(3),
                            one.getValue()
                        })
                        .toList());
        sql.changeAll(
                """
                insert into privacy.activity_subject as a (staff, day, subject, case_needed) values (?, ?, ?, ?)
                on conflict (staff, day, subject) do update set case_needed = a.case_needed or excluded.case_needed
                """,
                subjects.entrySet().stream()
                        .map(one -> new Object[] {
                            one.getKey().get(0),
                            one.getKey().get(1),
                            one.getKey().get(2),
                            one.getValue()
                        })
                        .toList());
    }

    /** Whom the person opened on that day, as far as no case is known that allowed it. */
    Set<UUID> withoutCase(String staff, LocalDate day) {
        return new HashSet<>(sql.list(
                "select subject from privacy.activity_subject where staff = ? and day = ? and case_needed and not with_case",
                row -> row.getObject("subject", UUID.class),
                staff,
                day));
    }

    /** There was a case, perhaps one that began with the read: who calls is looked up before the case is. */
    void hadCase(String staff, LocalDate day, Collection<UUID> subjects) {
        sql.change(
                "update privacy.activity_subject set with_case = true where staff = ? and day = ? and subject = any (?)",
                staff,
                day,
                subjects.toArray(UUID[]::new));
    }

    /** Up to and with this day. */
    Habits habits(String staff, LocalDate day) {
        LocalDate from = day.minusDays(KEPT_DAYS);
        Set<LocalDate> worked = new HashSet<>(sql.list(
                "select distinct day from privacy.activity where staff = ? and day between ? and ?",
                row -> row.getObject("day", LocalDate.class),
                staff,
                from,
                day));
        List<Habits.Count> counts = sql.list(
                "select day, hour, measure, times from privacy.activity where staff = ? and day between ? and ?"
                        + " and measure <> '" + ANYTHING + "'",
                row -> new Habits.Count(
                        row.getObject("day", LocalDate.class),
                        row.getInt("hour"),
                        Measure.valueOf(row.getString("measure")),
                        row.getLong("times")),
                staff,
                from,
                day);
        Map<LocalDate, Long> subjects = new HashMap<>();
        sql.list(
                "select day, count(*) as people from privacy.activity_subject where staff = ? and day between ? and ? group by day",
                row -> subjects.put(row.getObject("day", LocalDate.class), row.getLong("people")),
                staff,
                from,
                day);
        Map<LocalDate, Long> withoutCase = new HashMap<>();
        sql.list(
                "select day, count(*) as people from privacy.activity_subject where staff = ? and day between ? and ?"
                        + " and case_needed and not with_case group by day",
                row -> withoutCase.put(row.getObject("day", LocalDate.class), row.getLong("people")),
                staff,
                from,
                day);
        return new Habits(day, worked, counts, subjects, withoutCase);
    }

    /** What no threshold looks at any more. */
    void forgetBefore(LocalDate day) {
        sql.change("delete from privacy.activity where day < ?", day);
        sql.change("delete from privacy.activity_subject where day < ?", day);
    }

    /** How many person-days were looked at, for the rate of false alarms. */
    long personDays() {
        return sql.number("select count(*) from (select distinct staff, day from privacy.activity) looked_at");
    }
}
