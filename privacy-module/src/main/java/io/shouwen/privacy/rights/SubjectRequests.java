package io.shouwen.privacy.rights;

import io.shouwen.platform.database.Sql;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All requests, with their steps and tasks. */
@ApplicationScoped
class SubjectRequests {

    private static final String COLUMNS =
            "select id, version, person, kind, channel, state, fields, received_at, received_by, verified_how, due_on,"
                    + " extended_for, ground, answered_at from privacy.subject_request ";

    private Sql sql;

    protected SubjectRequests() {} // CDI proxy

    @Inject
    SubjectRequests(Sql sql) {
        this.sql = sql;
    }

    void add(SubjectRequest request, PickupCode code) {
        sql.change(
                "insert into privacy.subject_request (id, version, person, kind, channel, state, fields, received_at,"
                        + " received_by, verified_how, due_on, code_salt, code_hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                request.id(),
                request.version(),
                request.person().value(),
                request.kind(),
                request.channel(),
                request.state(),
                String.join(",", request.fields()),
                request.receivedAt(),
                request.receivedBy().value(),
                request.verifiedHow(),
                request.dueOn(),
                code.salt(),
                code.hash());
        int position = 0;
        for (String task : request.kind().tasks(request.fields())) {
            sql.change(
                    "insert into privacy.subject_request_task (request, word, position) values (?, ?, ?)",
                    request.id(),
                    task,
                    position++);
        }
    }

    SubjectRequest get(UUID id) {
        return sql.first(COLUMNS + "where id = ?", SubjectRequests::request, id).orElseThrow(UnknownRequest::new);
    }

    /** @throws EntityVersion.Stale where somebody else was quicker */
    void save(SubjectRequest request) {
        int saved = sql.change(
                "update privacy.subject_request set version = ?, state = ?, verified_how = ?, due_on = ?,"
                        + " extended_for = ?, ground = ?, answered_at = ? where id = ? and version = ?",
                request.version(),
                request.state(),
                request.verifiedHow(),
                request.dueOn(),
                request.extendedFor(),
                request.ground(),
                request.answeredAt(),
                request.id(),
                request.version() - 1);
        if (saved == 0) {
            throw new EntityVersion.Stale();
        }
    }

    /** Something of it was done elsewhere, by people who do not see it: who read it before has read another. */
    void touch(UUID request) {
        sql.change("update privacy.subject_request set version = version + 1 where id = ?", request);
    }

    void step(UUID request, Instant at, StaffId by, String act, RequestState from, RequestState to, String word) {
        sql.change(
                "insert into privacy.subject_request_step (id, request, at, by_staff, act, from_state, to_state, word)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                UuidV7.at(at),
                request,
                at,
                by.value(),
                act,
                from,
                to,
                word);
    }

    List<RequestStep> steps(UUID request) {
        return sql.list(
                "select at, by_staff, act, from_state, to_state, word from privacy.subject_request_step"
                        + " where request = ? order by at, id",
                row -> new RequestStep(
                        Sql.instant(row, 1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                request);
    }

    List<RequestTask> tasks(UUID request) {
        return sql.list(
                "select word, done_at, done_by, evidence from privacy.subject_request_task where request = ?"
                        + " order by position",
                row -> new RequestTask(row.getString(1), Sql.instant(row, 2), row.getString(3), row.getString(4)),
                request);
    }

    void taskDone(UUID request, String word, Instant at, StaffId by, String evidence) {
        sql.change(
                "update privacy.subject_request_task set done_at = ?, done_by = ?, evidence = ?"
                        + " where request = ? and word = ? and done_at is null",
                at,
                by.value(),
                evidence,
                request,
                word);
    }

    /** Requests of that kind about the person that nobody has answered yet. */
    List<SubjectRequest> running(PersonId person, RequestKind kind) {
        return sql.list(
                COLUMNS + "where person = ? and kind = ? and state in ('RECEIVED', 'VERIFIED', 'IN_WORK') order by id",
                SubjectRequests::request,
                person.value(),
                kind);
    }

    List<SubjectRequest> of(PersonId person) {
        return sql.list(COLUMNS + "where person = ? order by id", SubjectRequests::request, person.value());
    }

    /** What a list shows. */
    record Filter(RequestState state, RequestKind kind, UUID person, LocalDate dueBy, boolean running) {}

    List<SubjectRequest> list(Filter filter, int offset, int limit) {
        List<Object> arguments = new ArrayList<>();
        String where = where(filter, arguments);
        arguments.add(limit);
        arguments.add(offset);
        return sql.list(
                COLUMNS + where + " order by answered_at is not null, due_on, id limit ? offset ?",
                SubjectRequests::request,
                arguments.toArray());
    }

    int count(Filter filter) {
        List<Object> arguments = new ArrayList<>();
        String where = where(filter, arguments);
        return (int) sql.number("select count(*) from privacy.subject_request " + where, arguments.toArray());
    }

    private static String where(Filter filter, List<Object> arguments) {
        StringBuilder where = new StringBuilder("where true");
        if (filter.state() != null) {
            where.append(" and state = ?");
            arguments.add(filter.state());
        }
        if (filter.kind() != null) {
            where.append(" and kind = ?");
            arguments.add(filter.kind());
        }
        if (filter.person() != null) {
            where.append(" and person = ?");
            arguments.add(filter.person());
        }
        if (filter.dueBy() != null) {
            where.append(" and due_on <= ?");
            arguments.add(filter.dueBy());
        }
        if (filter.running()) {
            where.append(" and state in ('RECEIVED', 'VERIFIED', 'IN_WORK')");
        }
        return where.toString();
    }

    /** Notes that people were told; false where they had been already. */
    boolean alarmed(UUID request, String word) {
        return sql.change(
                        "update privacy.subject_request set alarmed = ? where id = ? and alarmed is distinct from ?",
                        word,
                        request,
                        word)
                == 1;
    }

    Optional<PickupCode> code(UUID request) {
        return sql.first(
                "select code_salt, code_hash from privacy.subject_request where id = ?",
                row -> new PickupCode(row.getBytes(1), row.getBytes(2)),
                request);
    }

    private static SubjectRequest request(ResultSet row) throws SQLException {
        String fields = row.getString(7);
        return new SubjectRequest(
                row.getObject(1, UUID.class),
                row.getLong(2),
                new PersonId(row.getObject(3, UUID.class)),
                RequestKind.valueOf(row.getString(4)),
                row.getString(5),
                RequestState.valueOf(row.getString(6)),
                fields.isEmpty() ? List.of() : List.of(fields.split(",")),
                Sql.instant(row, 8),
                new StaffId(row.getString(9)),
                row.getString(10),
                row.getObject(11, LocalDate.class),
                row.getString(12),
                row.getString(13),
                Sql.instant(row, 14));
    }
}
