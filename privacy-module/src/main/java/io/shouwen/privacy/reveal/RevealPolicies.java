package io.shouwen.privacy.reveal;

import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.vault.FieldKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The policies that hold, and those that held; a version is never changed. */
@ApplicationScoped
public class RevealPolicies {

    private static final String COLUMNS =
            "select subject, version, permission, second_person, minutes, fresh_factor, case_rule, set_by, set_at"
                    + " from privacy.reveal_policy ";

    private Sql sql;

    /** A version with who set it and when. */
    public record Version(RevealPolicy policy, StaffId by, Instant at) implements Serializable {}

    protected RevealPolicies() {} // CDI proxy

    @Inject
    RevealPolicies(Sql sql) {
        this.sql = sql;
    }

    public RevealPolicy of(FieldKind kind) {
        return of(RevealPolicy.subjectOf(kind));
    }

    /** The newest version, or what was shipped. */
    public RevealPolicy of(String subject) {
        return sql.first(COLUMNS + "where subject = ? order by version desc limit 1", RevealPolicies::version, subject)
                .map(Version::policy)
                .orElseGet(() -> RevealPolicy.shipped(subject));
    }

    /** Newest first; without what was shipped. */
    public List<Version> history(String subject) {
        return sql.list(COLUMNS + "where subject = ? order by version desc", RevealPolicies::version, subject);
    }

    /** @return false where that version exists already: somebody was quicker */
    boolean add(Version version) {
        RevealPolicy policy = version.policy();
        return sql.change(
                        "insert into privacy.reveal_policy (subject, version, permission, second_person, minutes,"
                                + " fresh_factor, case_rule, set_by, set_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict do nothing",
                        policy.subject(),
                        policy.version(),
                        policy.permission(),
                        policy.secondPerson(),
                        policy.minutes(),
                        policy.freshFactor(),
                        policy.caseRule().word(),
                        version.by().value(),
                        version.at())
                == 1;
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                new RevealPolicy(
                        row.getString(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getInt(5),
                        row.getBoolean(6),
                        CaseRule.of(row.getString(7)).orElseThrow()),
                new StaffId(row.getString(8)),
                Sql.instant(row, 9));
    }
}
