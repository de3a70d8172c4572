package io.shouwen.privacy.consent;

import io.shouwen.platform.access.CurrentActor;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.vault.PersonId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/** The ledger in the table {@code privacy.consent}; each line goes into the audit log with the same transaction. */
@ApplicationScoped
class ConsentLedger implements Consents {

    private static final String INSERT = """
            insert into privacy.consent (id, person, purpose, given, text_version, channel, at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String COVERED = """
            select person from (
                select distinct on (person) person, given from privacy.consent
                where person = any (?) and purpose = ? order by person, at desc, id desc) newest
            where given
            """;
    private static final String STANDINGS = """
            select distinct on (c.person) c.person, c.given, t.version is not null, c.channel
            from privacy.consent c
            left join privacy.consent_text t on t.purpose = c.purpose and t.version = c.text_version
            where c.person = any (?) and c.purpose = ? order by c.person, c.at desc, c.id desc
            """;
    private static final String NEWEST = """
            select purpose from (
                select distinct on (purpose) purpose, given from privacy.consent
                where person = ? order by purpose, at desc, id desc) newest
            where given
            """;

    private AuditLog log;
    private CurrentActor actor;
    private Clock clock;
    private Sql sql;
    private ConsentPurposes purposes;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    protected ConsentLedger() {} // CDI proxy

    @Inject
    ConsentLedger(AuditLog log, CurrentActor actor, Clock clock, Sql sql, ConsentPurposes purposes) {
        this.log = log;
        this.actor = actor;
        this.clock = clock;
        this.sql = sql;
        this.purposes = purposes;
    }

    @Override
    @Transactional
    public void give(PersonId person, String purpose, String textVersion, String channel, Instant at) {
        giveAll(List.of(new Given(person, purpose, textVersion, channel, at)));
    }

    @Override
    @Transactional
    public void giveAll(List<Given> lines) {
        requirePublished(lines);
        List<AuditEvent> events = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Given line : lines) {
                add(insert, line.person(), line.purpose(), true, line.textVersion(), line.channel(), line.at());
                events.add(event("privacy.consent.give", line.person(), line.purpose(), "given"));
            }
            insert.executeBatch();
        } catch (SQLException broken) {
            throw new IllegalStateException("the consent ledger cannot be written", broken);
        }
        log.recordAll(events);
    }

    /** Whoever takes a consent says earlier and better what is accepted; what gets this far would count, and must be proof. */
    private void requirePublished(List<Given> lines) {
        Set<List<String>> published = new HashSet<>();
        purposes.texts().forEach(text -> published.add(List.of(text.purpose(), text.version())));
        for (Given line : lines) {
            if (line.textVersion() == null || !published.contains(List.of(line.purpose(), line.textVersion()))) {
                throw InvalidInput.of(
                        "textVersion",
                        "privacy.unknown-consent-text",
                        "a published version of the text for " + line.purpose());
            }
        }
    }

    @Override
    @Transactional
    public void withdraw(PersonId person, String purpose, String channel, Instant at) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            add(insert, person, purpose, false, null, channel, at);
            insert.executeBatch();
        } catch (SQLException broken) {
            throw new IllegalStateException("the consent ledger cannot be written", broken);
        }
        log.record(event("privacy.consent.withdraw", person, purpose, "withdrawn"));
    }

    private void add(
            PreparedStatement insert,
            PersonId person,
            String purpose,
            boolean given,
            String textVersion,
            String channel,
            Instant at)
            throws SQLException {
        insert.setObject(1, UuidV7.at(clock.instant()));
        insert.setObject(2, person.value());
        insert.setString(3, purpose);
        insert.setBoolean(4, given);
        if (textVersion == null) {
            insert.setNull(5, Types.VARCHAR);
        } else {
            insert.setString(5, textVersion);
        }
        insert.setString(6, channel);
        insert.setObject(7, at.atOffset(ZoneOffset.UTC));
        insert.setString(8, (actor.isKnown() ? actor.id() : StaffId.SYSTEM).value());
        insert.addBatch();
    }

    private static AuditEvent event(String action, PersonId person, String purpose, String state) {
        return AuditEvent.done(action, "privacy.person/" + person)
                .about(person)
                .purpose(purpose)
                .transition(null, state);
    }

    @Override
    public boolean covers(PersonId person, String purpose) {
        return purposesOf(person).contains(purpose);
    }

    @Override
    public void require(PersonId person, String purpose) {
        if (!covers(person, purpose)) {
            log.recordAtOnce(
                    AuditEvent.refused("privacy.consent.require", "privacy.person/" + person, "privacy.no-consent")
                            .about(person)
                            .purpose(purpose));
            throw new NoConsent(purpose);
        }
    }

    @Override
    public Set<PersonId> covered(Collection<PersonId> people, String purpose) {
        if (people.isEmpty()) {
            return Set.of();
        }
        List<UUID> ids = people.stream().map(PersonId::value).toList();
        return new HashSet<>(sql.list(COVERED, row -> new PersonId(row.getObject(1, UUID.class)), ids, purpose));
    }

    @Override
    public Map<PersonId, Standing> standings(Collection<PersonId> people, String purpose) {
        Map<PersonId, Standing> standings = new HashMap<>();
        if (!people.isEmpty()) {
            sql.list(
                    STANDINGS,
                    row -> standings.put(
                            new PersonId(row.getObject(1, UUID.class)),
                            new Standing(row.getBoolean(2), row.getBoolean(3), row.getString(4))),
                    people.stream().map(PersonId::value).toList(),
                    purpose);
        }
        return standings;
    }

    @Override
    public List<Line> history(PersonId person) {
        return sql.list(
                "select purpose, given, text_version, channel, at, recorded_by from privacy.consent"
                        + " where person = ? order by at desc, id desc",
                row -> new Line(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getString(3),
                        row.getString(4),
                        Sql.instant(row, 5),
                        row.getString(6)),
                person.value());
    }

    @Override
    public Set<String> purposesOf(PersonId person) {
        Set<String> purposes = new TreeSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(NEWEST)) {
            query.setObject(1, person.value());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    purposes.add(row.getString(1));
                }
            }
            return purposes;
        } catch (SQLException broken) {
            throw new IllegalStateException("the consent ledger cannot be read", broken);
        }
    }
}
