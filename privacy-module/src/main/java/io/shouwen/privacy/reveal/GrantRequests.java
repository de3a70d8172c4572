package io.shouwen.privacy.reveal;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** All requests, with those that are answered: they are kept as the log's companion. */
@ApplicationScoped
class GrantRequests {

    private static final String COLUMNS =
            "select id, person, fields, list, criteria, row_count, purpose, case_reference, why, note, asked_by, portal,"
                    + " asked_at, answer_by, minutes, status, decided_by, decided_at, reason, answer, granted_until, uses,"
                    + " used_at, session, withdrawn_by, version from privacy.reveal_request r ";

    /** What {@link GrantRequest#state} says, for filters; takes the present instant twice. */
    private static final String STATE = "case when status = 'open' and answer_by <= ? then 'expired'"
            + " when status = 'granted' and list is not null and uses > 0 then 'used'"
            + " when status = 'granted' and granted_until <= ? then 'lapsed' else status end";

    private static final int CANDIDATES = 50;

    private Sql sql;

    protected GrantRequests() {} // CDI proxy

    @Inject
    GrantRequests(Sql sql) {
        this.sql = sql;
    }

    void add(GrantRequest request) {
        GrantRequest.Asked asked = request.asked();
        Wanted wanted = asked.wanted();
        sql.change(
                "insert into privacy.reveal_request (id, person, fields, list, criteria, row_count, purpose,"
                        + " case_reference, why, note, asked_by, portal, asked_at, answer_by, minutes, status)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                request.id().value(),
                wanted.person() == null ? null : wanted.person().value(),
                wanted.fields(),
                wanted.list(),
                wanted.criteria(),
                wanted.rows(),
                asked.purpose(),
                asked.caseReference(),
                asked.why().word(),
                asked.note(),
                asked.by().value(),
                asked.portal().word(),
                asked.at(),
                asked.answerBy(),
                (int) asked.lasts().toMinutes(),
                request.status().word());
    }

    Optional<GrantRequest> find(GrantRequestId id) {
        return sql.first(COLUMNS + "where id = ?", GrantRequests::request, id.value());
    }

    /** As {@link #find}; whoever else wants to change it waits until this transaction ends. */
    Optional<GrantRequest> findToChange(GrantRequestId id) {
        return sql.first(COLUMNS + "where id = ? for update", GrantRequests::request, id.value());
    }

    void save(GrantRequest changed) {
        GrantRequest.Answer answer = changed.answer();
        int rows = sql.change(
                "update privacy.reveal_request set status = ?, decided_by = ?, decided_at = ?, reason = ?, answer = ?,"
                        + " granted_until = ?, withdrawn_by = ?, version = ? where id = ? and version = ?",
                changed.status().word(),
                answer == null ? null : answer.by().value(),
                answer == null ? null : answer.at(),
                answer == null ? null : answer.reason(),
                answer == null ? null : answer.note(),
                changed.grantedUntil(),
                changed.withdrawnBy() == null ? null : changed.withdrawnBy().value(),
                changed.version(),
                changed.id().value(),
                changed.version() - 1);
        if (rows != 1) {
            throw new EntityVersion.Stale();
        }
    }

    /** The asker's yeses about this person that may still hold; newest first. */
    List<GrantRequest> granted(StaffId asker, PersonId person, Instant now) {
        return sql.list(
                COLUMNS + "where asked_by = ? and person = ? and status = 'granted' and granted_until > ?"
                        + " order by id desc limit " + CANDIDATES,
                GrantRequests::request,
                asker.value(),
                person.value(),
                now);
    }

    /** The asker's newest request for this field of this person. */
    Optional<GrantRequest> newest(StaffId asker, PersonId person, String field) {
        return sql.first(
                COLUMNS + "where asked_by = ? and person = ? and ? = any (fields) order by id desc limit 1",
                GrantRequests::request,
                asker.value(),
                person.value(),
                field);
    }

    /**
     * Counts a use and ties the yes to the session, in one statement of its own transaction: whoever comes second, from
     * another session or for another download, or at the instant of expiry, gets false.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean use(GrantRequestId id, String session, Instant now) {
        return sql.change(
                        "update privacy.reveal_request set uses = uses + 1, used_at = ?, session = coalesce(session, ?)"
                                + " where id = ? and status = 'granted' and granted_until > ?"
                                + " and (session is null or session = ?) and (list is null or uses = 0)",
                        now,
                        session,
                        id.value(),
                        now,
                        session)
                == 1;
    }

    /** Keeps whom a list has as it is asked for, and forgets lists that nobody can fetch any more. */
    void freeze(GrantRequestId id, List<PersonId> people, Instant now) {
        sql.change(
                "delete from privacy.reveal_list l using privacy.reveal_request r where r.id = l.request and"
                        + " case status when 'open' then answer_by <= ? when 'granted' then granted_until <= ? else true end",
                now,
                now);
        sql.change(
                "insert into privacy.reveal_list (request, people) values (?, ?)",
                id.value(),
                people.stream().map(PersonId::value).toArray(UUID[]::new));
    }

    /** Whom the list had; empty the second time, and for what was asked for before lists were kept. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<List<PersonId>> takeFrozen(GrantRequestId id) {
        return sql.first(
                "delete from privacy.reveal_list where request = ? returning people",
                row -> Stream.of((UUID[]) row.getArray("people").getArray())
                        .map(PersonId::new)
                        .toList(),
                id.value());
    }

    boolean waits(StaffId asker, Wanted wanted, String caseReference, Instant now) {
        return sql.number(
                        "select count(*) from privacy.reveal_request where asked_by = ? and status = 'open'"
                                + " and answer_by > ? and person is not distinct from ?::uuid and fields = ?"
                                + " and list is not distinct from ? and criteria is not distinct from ?"
                                + " and case_reference is not distinct from ?",
                        asker.value(),
                        now,
                        wanted.person() == null ? null : wanted.person().value(),
                        wanted.fields(),
                        wanted.list(),
                        wanted.criteria(),
                        caseReference)
                > 0;
    }

    /** Newest first. */
    List<GrantRequest> list(RequestFilter filter, UUID before, int first, int limit, Instant now) {
        List<Object> arguments = new ArrayList<>();
        String where = where(filter, before, now, arguments);
        arguments.add(limit);
        arguments.add(first);
        return sql.list(
                COLUMNS + where + " order by id desc limit ? offset ?", GrantRequests::request, arguments.toArray());
    }

    int count(RequestFilter filter, Instant now) {
        List<Object> arguments = new ArrayList<>();
        String where = where(filter, null, now, arguments);
        return (int) sql.number("select count(*) from privacy.reveal_request r " + where, arguments.toArray());
    }

    /** When the oldest that still waits was asked. */
    Optional<Instant> oldestOpen(Instant now) {
        return sql.first(
                        "select min(asked_at) from privacy.reveal_request where status = 'open' and answer_by > ?",
                        row -> Optional.ofNullable(Sql.instant(row, 1)),
                        now)
                .flatMap(oldest -> oldest);
    }

    private static String where(RequestFilter filter, UUID before, Instant now, List<Object> arguments) {
        StringBuilder where = new StringBuilder("where true");
        if (filter.state() != null) {
            where.append(" and ").append(STATE).append(" = ?");
            arguments.addAll(List.of(now, now, filter.state().word()));
        }
        if (filter.asker() != null) {
            where.append(" and asked_by = ?");
            arguments.add(filter.asker().value());
        }
        if (filter.person() != null) {
            where.append(" and person = ?");
            arguments.add(filter.person().value());
        }
        if (filter.since() != null) {
            where.append(" and asked_at >= ?");
            arguments.add(filter.since());
        }
        if (before != null) {
            where.append(" and id < ?");
            arguments.add(before);
        }
        return where.toString();
    }

    private static GrantRequest request(ResultSet row) throws SQLException {
        UUID person = row.getObject("person", UUID.class);
        Wanted wanted = new Wanted(
                person == null ? null : new PersonId(person),
                Arrays.asList((String[]) row.getArray("fields").getArray()),
                row.getString("list"),
                row.getString("criteria"),
                row.getInt("row_count"));
        GrantRequest.Asked asked = new GrantRequest.Asked(
                new StaffId(row.getString("asked_by")),
                Portal.valueOf(row.getString("portal").toUpperCase(Locale.ROOT)),
                wanted,
                row.getString("purpose"),
                row.getString("case_reference"),
                Why.of(row.getString("why")),
                row.getString("note"),
                instant(row, "asked_at"),
                instant(row, "answer_by"),
                Duration.ofMinutes(row.getInt("minutes")));
        String decidedBy = row.getString("decided_by");
        String withdrawnBy = row.getString("withdrawn_by");
        return new GrantRequest(
                new GrantRequestId(row.getObject("id", UUID.class)),
                asked,
                RequestState.of(row.getString("status")).orElseThrow(),
                decidedBy == null
                        ? null
                        : new GrantRequest.Answer(
                                new StaffId(decidedBy),
                                instant(row, "decided_at"),
                                row.getString("reason"),
                                row.getString("answer")),
                instant(row, "granted_until"),
                withdrawnBy == null ? null : new StaffId(withdrawnBy),
                row.getInt("uses"),
                instant(row, "used_at"),
                row.getString("session"),
                row.getLong("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Sql.instant(row, row.findColumn(column));
    }
}
