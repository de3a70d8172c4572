package io.shouwen.privacy.review;

import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.review.ReviewItem.Decision;
import io.shouwen.privacy.review.ReviewItem.Revocation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Campaigns and their lines, in the caller's transaction. */
@ApplicationScoped
class Reviews {

    private Sql sql;

    protected Reviews() {} // CDI proxy

    @Inject
    Reviews(Sql sql) {
        this.sql = sql;
    }

    void add(Campaign campaign) {
        sql.change(
                """
                insert into privacy.review_campaign (id, quarter, period_from, period_to, due_on, state, opened_at, opened_by)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                campaign.id(),
                campaign.quarter(),
                campaign.from(),
                campaign.to(),
                campaign.dueOn(),
                campaign.state(),
                campaign.openedAt(),
                campaign.openedBy());
    }

    List<Campaign> campaigns() {
        return sql.list("select * from privacy.review_campaign order by opened_at desc", Reviews::campaign);
    }

    Optional<Campaign> find(UUID id) {
        return sql.first("select * from privacy.review_campaign where id = ?", Reviews::campaign, id);
    }

    /** The same, and nobody else decides about it until this transaction ends. */
    Optional<Campaign> lock(UUID id) {
        return sql.first("select * from privacy.review_campaign where id = ? for update", Reviews::campaign, id);
    }

    /** The one that is not closed. */
    Optional<Campaign> current() {
        return sql.first("select * from privacy.review_campaign where state <> 'CLOSED'", Reviews::campaign);
    }

    /** Whether one has looked at all of the quarter: one that was opened while it ran has seen a part. */
    boolean existsForAllOf(String quarter, Instant end) {
        return sql.first(
                        "select 1 from privacy.review_campaign where quarter = ? and period_to >= ?",
                        row -> true,
                        quarter,
                        end)
                .isPresent();
    }

    /** False where another node was quicker. */
    boolean opened(UUID id, Instant snapshotAt, Instant recordedFrom) {
        return sql.change(
                        "update privacy.review_campaign set state = 'OPEN', snapshot_at = ?, recorded_from = ?,"
                                + " version = version + 1 where id = ? and state = 'PREPARING'",
                        snapshotAt,
                        recordedFrom,
                        id)
                == 1;
    }

    void reminded(UUID id, LocalDate on) {
        sql.change("update privacy.review_campaign set reminded_on = ? where id = ?", on, id);
    }

    boolean closed(UUID id, Instant at, StaffId by, String report, String hash) {
        return sql.change(
                        "update privacy.review_campaign set state = 'CLOSED', closed_at = ?, closed_by = ?, report = ?,"
                                + " report_hash = ?, version = version + 1 where id = ? and state = 'OPEN'",
                        at,
                        by,
                        report,
                        hash,
                        id)
                == 1;
    }

    Optional<String> report(UUID id) {
        return sql.first(
                "select report from privacy.review_campaign where id = ? and report is not null",
                row -> row.getString(1),
                id);
    }

    void addItems(List<ReviewItem> items) {
        sql.changeAll(
                """
                insert into privacy.review_item (id, campaign, staff, account, department, role, enabled, second_factor,
                    privileged, leaver, last_sign_in_at, permissions, traceable, used, unrecorded, uses, last_used_on, conflicts)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                items.stream()
                        .map(item -> new Object[] {
                            item.id(),
                            item.campaign(),
                            item.staff(),
                            item.account(),
                            item.department(),
                            item.role(),
                            item.enabled(),
                            item.secondFactor(),
                            item.privileged(),
                            item.leaver(),
                            item.lastSignInAt(),
                            item.permissions(),
                            item.traceable(),
                            item.used(),
                            item.unrecorded(),
                            item.uses(),
                            item.lastUsedOn(),
                            item.conflicts()
                        })
                        .toList());
    }

    void addPermissions(UUID item, List<ReviewItem.Permission> permissions) {
        sql.changeAll(
                "insert into privacy.review_permission (item, permission, use, uses, days, last_used_on)"
                        + " values (?, ?, ?, ?, ?, ?)",
                permissions.stream()
                        .map(one ->
                                new Object[] {item, one.name(), one.use(), one.uses(), one.days(), one.lastUsedOn()})
                        .toList());
    }

    List<ReviewItem.Permission> permissionsOf(UUID item) {
        return sql.list(
                "select * from privacy.review_permission where item = ? order by permission",
                row -> new ReviewItem.Permission(
                        row.getString("permission"),
                        ReviewItem.Use.valueOf(row.getString("use")),
                        row.getObject("uses", Long.class),
                        row.getInt("days"),
                        row.getObject("last_used_on", LocalDate.class)),
                item);
    }

    Set<String> permissionNames(UUID item) {
        return permissionsOf(item).stream().map(ReviewItem.Permission::name).collect(Collectors.toSet());
    }

    /** What a line is about, as the log's entries name it. */
    List<String> auditFields(ReviewItem line) {
        if (line.outsideRoles()) {
            return permissionNames(line.id()).stream()
                    .sorted()
                    .map(name -> "permission:" + name)
                    .toList();
        }
        return List.of(line.accountOnly() ? "account" : "role:" + line.role());
    }

    List<ReviewItem> items(UUID campaign, ItemFilter filter, int offset, int limit) {
        return sql.list(
                "select * from privacy.review_item where campaign = ? and (?::text is null or staff = ?) and "
                        + filter.condition() + " order by staff, role offset ? limit ?",
                Reviews::item,
                campaign,
                filter.staff(),
                filter.staff(),
                offset,
                limit);
    }

    int count(UUID campaign, ItemFilter filter) {
        return sql.first(
                        "select count(*)::int from privacy.review_item where campaign = ? and (?::text is null or staff = ?)"
                                + " and " + filter.condition(),
                        row -> row.getInt(1),
                        campaign,
                        filter.staff(),
                        filter.staff())
                .orElse(0);
    }

    Campaign.Progress progress(UUID campaign) {
        return sql.first(
                        """
                        select count(*)::int as rows, count(*) filter (where decision = 'CERTIFIED')::int as certified,
                            count(*) filter (where decision = 'REVOKED')::int as revoked,
                            count(*) filter (where decision is null)::int as undecided,
                            count(*) filter (where revocation in ('PENDING', 'FAILED'))::int as unfinished
                        from privacy.review_item where campaign = ?
                        """,
                        row -> new Campaign.Progress(
                                row.getInt("rows"),
                                row.getInt("certified"),
                                row.getInt("revoked"),
                                row.getInt("undecided"),
                                row.getInt("unfinished")),
                        campaign)
                .orElseThrow();
    }

    Optional<ReviewItem> item(UUID id) {
        return sql.first("select * from privacy.review_item where id = ?", Reviews::item, id);
    }

    List<ReviewItem> unfinished() {
        return sql.list(
                "select * from privacy.review_item where revocation in ('PENDING', 'FAILED') order by decided_at limit 50",
                Reviews::item);
    }

    /** False where it has changed since that version. */
    boolean decide(ReviewItem item, Decision decision, String reason, StaffId by, Instant at) {
        return sql.change(
                        """
                        update privacy.review_item set decision = ?, reason = ?, decided_by = ?, decided_at = ?,
                            revocation = ?, revoked_at = null, sessions_ended = null, attempts = 0, failure = null,
                            version = version + 1
                        where id = ? and version = ?
                        """,
                        decision,
                        reason,
                        by,
                        at,
                        decision == Decision.REVOKED ? Revocation.PENDING : null,
                        item.id(),
                        item.version())
                == 1;
    }

    /** In the review that is open, for accounts that were enabled when it was read. */
    void leaving(StaffId staff, boolean gone) {
        sql.change("""
                update privacy.review_item set leaver = ? and enabled, version = version + 1
                where staff = ? and leaver <> (? and enabled)
                    and campaign in (select id from privacy.review_campaign where state <> 'CLOSED')
                """, gone, staff, gone);
    }

    void revoked(UUID item, Instant at, int sessions) {
        sql.change(
                "update privacy.review_item set revocation = 'DONE', revoked_at = ?, sessions_ended = ?, failure = null,"
                        + " attempts = attempts + 1, version = version + 1 where id = ?",
                at,
                sessions,
                item);
    }

    void notRevoked(UUID item, String failure) {
        sql.change(
                "update privacy.review_item set revocation = 'FAILED', failure = ?, attempts = attempts + 1,"
                        + " version = version + 1 where id = ?",
                failure,
                item);
    }

    /** Those that are looked for. */
    List<DutyConflict> conflicts() {
        return dutyRules().stream()
                .filter(DutyRule::active)
                .map(DutyRule::conflict)
                .toList();
    }

    /** The newest version of each. */
    List<DutyRule> dutyRules() {
        return sql.list(
                "select distinct on (word) * from privacy.duty_rule order by word, version desc", Reviews::dutyRule);
    }

    /** Every version, the newest first. */
    List<DutyRule> dutyRule(String word) {
        return sql.list(
                "select * from privacy.duty_rule where word = ? order by version desc", Reviews::dutyRule, word);
    }

    /** False where somebody else has made that version. */
    boolean add(DutyRule rule) {
        DutyConflict conflict = rule.conflict();
        return sql.change(
                        """
                        insert into privacy.duty_rule (word, version, one, other, zh, en, active, changed_at, changed_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        conflict.word(),
                        rule.version(),
                        conflict.one(),
                        conflict.other(),
                        conflict.zh(),
                        conflict.en(),
                        rule.active(),
                        rule.changedAt(),
                        rule.changedBy())
                == 1;
    }

    private static DutyRule dutyRule(ResultSet row) throws SQLException {
        return new DutyRule(
                new DutyConflict(
                        row.getString("word"),
                        row.getString("one"),
                        row.getString("other"),
                        row.getString("zh"),
                        row.getString("en")),
                row.getInt("version"),
                row.getBoolean("active"),
                Sql.instant(row, "changed_at"),
                row.getString("changed_by"));
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        return new Campaign(
                row.getObject("id", UUID.class),
                row.getString("quarter"),
                Sql.instant(row, "period_from"),
                Sql.instant(row, "period_to"),
                row.getObject("due_on", LocalDate.class),
                Campaign.State.valueOf(row.getString("state")),
                Sql.instant(row, "opened_at"),
                row.getString("opened_by"),
                Sql.instant(row, "snapshot_at"),
                Sql.instant(row, "recorded_from"),
                Sql.instant(row, "closed_at"),
                row.getString("closed_by"),
                row.getString("report_hash"),
                row.getObject("reminded_on", LocalDate.class),
                row.getLong("version"));
    }

    private static ReviewItem item(ResultSet row) throws SQLException {
        String decision = row.getString("decision");
        String revocation = row.getString("revocation");
        return new ReviewItem(
                row.getObject("id", UUID.class),
                row.getObject("campaign", UUID.class),
                row.getString("staff"),
                row.getString("account"),
                row.getString("department"),
                row.getString("role"),
                row.getBoolean("enabled"),
                row.getBoolean("second_factor"),
                row.getBoolean("privileged"),
                row.getBoolean("leaver"),
                Sql.instant(row, "last_sign_in_at"),
                row.getInt("permissions"),
                row.getInt("traceable"),
                row.getInt("used"),
                row.getInt("unrecorded"),
                row.getLong("uses"),
                row.getObject("last_used_on", LocalDate.class),
                Sql.texts(row, "conflicts"),
                decision == null ? null : Decision.valueOf(decision),
                row.getString("reason"),
                row.getString("decided_by"),
                Sql.instant(row, "decided_at"),
                revocation == null ? null : Revocation.valueOf(revocation),
                Sql.instant(row, "revoked_at"),
                row.getObject("sessions_ended", Integer.class),
                row.getInt("attempts"),
                row.getString("failure"),
                row.getLong("version"));
    }
}
