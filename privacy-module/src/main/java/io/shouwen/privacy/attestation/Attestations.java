package io.shouwen.privacy.attestation;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rule texts and who has confirmed which, in the caller's transaction. */
@ApplicationScoped
class Attestations {

    /** An attestation counts for a year. */
    static final Duration GOOD_FOR = Duration.ofDays(365);

    private Sql sql;
    private StaffDirectory directory;
    private Clock clock;

    protected Attestations() {} // CDI proxy

    @Inject
    Attestations(Sql sql, StaffDirectory directory, Clock clock) {
        this.sql = sql;
        this.directory = directory;
        this.clock = clock;
    }

    RuleText current() {
        return sql.first("select * from privacy.attestation_text order by version desc limit 1", Attestations::text)
                .orElseThrow(UnknownRuleText::new);
    }

    List<RuleText> texts() {
        return sql.list("select * from privacy.attestation_text order by version desc", Attestations::text);
    }

    /** False where somebody else has published that version. */
    boolean add(RuleText text) {
        return sql.change(
                        "insert into privacy.attestation_text (version, title_zh, title_en, zh, en, published_at, published_by)"
                                + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        text.version(),
                        text.titleZh(),
                        text.titleEn(),
                        text.zh(),
                        text.en(),
                        text.publishedAt(),
                        text.publishedBy())
                == 1;
    }

    void add(StaffId staff, int version, Instant at, Optional<Portal> portal) {
        sql.change(
                "insert into privacy.attestation (staff, version, at, portal) values (?, ?, ?, ?)",
                staff,
                version,
                at,
                portal.map(Portal::word).orElse(null));
    }

    /** When this person last confirmed the present version. */
    Optional<Instant> latest(StaffId staff) {
        return sql.first(
                "select at from privacy.attestation where staff = ? and version = ? order by at desc limit 1",
                row -> Sql.instant(row, "at"),
                staff,
                current().version());
    }

    boolean isDue(StaffId staff) {
        return latest(staff)
                .map(at -> at.plus(GOOD_FOR).isBefore(clock.instant()))
                .orElse(true);
    }

    /** Whether the person may confirm the rules, so that they are waited for. */
    void asked(StaffId staff, boolean may) {
        sql.change(
                may
                        ? "delete from privacy.attestation_not_asked where staff = ?"
                        : "insert into privacy.attestation_not_asked (staff) values (?) on conflict do nothing",
                staff);
    }

    /** Of the staff who are with us and may confirm: who has not confirmed the present version within the year. */
    List<Missing> missing() {
        int version = current().version();
        Instant since = clock.instant().minus(GOOD_FOR);
        Map<String, Instant> ever = new HashMap<>();
        Map<String, Instant> good = new HashMap<>();
        sql.list(
                "select staff, max(at) as ever, max(at) filter (where version = ? and at >= ?) as good"
                        + " from privacy.attestation group by staff",
                row -> {
                    ever.put(row.getString("staff"), Sql.instant(row, "ever"));
                    return good.put(row.getString("staff"), Sql.instant(row, "good"));
                },
                version,
                since);
        Set<String> notAsked = new HashSet<>(
                sql.list("select staff from privacy.attestation_not_asked", row -> row.getString("staff")));
        return directory.active().stream()
                .filter(member -> !notAsked.contains(member.id().value()))
                .filter(member -> good.get(member.id().value()) == null)
                .map(member -> new Missing(member, ever.get(member.id().value())))
                .toList();
    }

    /** @param lastAt when the person last confirmed any version, or null */
    record Missing(StaffMember member, Instant lastAt) {}

    Optional<Instant> remindedAt(StaffId staff) {
        return sql.first(
                "select reminded_at from privacy.attestation_reminder where staff = ?",
                row -> Sql.instant(row, "reminded_at"),
                staff);
    }

    void reminded(StaffId staff, Instant at) {
        sql.change(
                "insert into privacy.attestation_reminder (staff, reminded_at) values (?, ?)"
                        + " on conflict (staff) do update set reminded_at = excluded.reminded_at",
                staff,
                at);
    }

    private static RuleText text(ResultSet row) throws SQLException {
        return new RuleText(
                row.getInt("version"),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getString("zh"),
                row.getString("en"),
                Sql.instant(row, "published_at"),
                row.getString("published_by"));
    }
}
