package io.shouwen.performance.payout;

import io.shouwen.performance.money.Money;
import io.shouwen.performance.score.Schemes;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Runs by JPA, their many rows by plain JDBC in the same transaction. */
@ApplicationScoped
class StoredPayoutRuns implements PayoutRuns {

    @PersistenceContext(unitName = "performance")
    private EntityManager entities;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    private final Schemes schemes;

    @Inject
    StoredPayoutRuns(Schemes schemes) {
        this.schemes = schemes;
    }

    protected StoredPayoutRuns() { // CDI proxy
        this(null);
    }

    @Override
    public void add(PayoutRun run) {
        entities.persist(run);
        entities.flush();
    }

    @Override
    public Optional<PayoutRun> find(UUID id) {
        return Optional.ofNullable(entities.find(PayoutRun.class, id));
    }

    @Override
    public Optional<PayoutRun> ofPeriod(YearMonth period) {
        return entities.createQuery("SELECT r FROM PayoutRun r WHERE r.period = :period", PayoutRun.class)
                .setParameter("period", period.toString())
                .getResultStream()
                .findFirst();
    }

    @Override
    public List<PayoutRun> page(YearMonth before, int limit) {
        return entities.createQuery(
                        "SELECT r FROM PayoutRun r WHERE r.period < :before ORDER BY r.period DESC", PayoutRun.class)
                .setParameter("before", before == null ? "9999-99" : before.toString())
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public Optional<PayoutRun> lockedBefore(YearMonth period) {
        return locked(period, null).stream().findFirst();
    }

    @Override
    public Optional<PayoutRun> lockedAfter(YearMonth period) {
        return entities.createQuery(
                        "SELECT r FROM PayoutRun r WHERE r.period > :period AND r.state IN :states", PayoutRun.class)
                .setParameter("period", period.toString())
                .setParameter("states", RunState.lockedStates())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Optional<PayoutRun> waitingBefore(YearMonth period) {
        return entities.createQuery(
                        "SELECT r FROM PayoutRun r WHERE r.period < :period AND r.state NOT IN :states"
                                + " AND NOT EXISTS (SELECT l FROM PayoutRun l WHERE l.period > r.period"
                                + " AND l.state IN :states) ORDER BY r.period",
                        PayoutRun.class)
                .setParameter("period", period.toString())
                .setParameter("states", RunState.lockedStates())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    @Override
    public void replaceContent(PayoutRun run, PayoutCalculation.Result result, List<UUID> facts) {
        entities.flush();
        for (String table : List.of("payout_line", "payout_fact", "payout_difference", "payout_exception")) {
            update("DELETE FROM performance." + table + " WHERE run = ?", run.id());
        }
        List<Object[]> lines = new ArrayList<>();
        for (PayoutLine line : result.content().lines()) {
            lines.add(new Object[] {
                run.id(),
                lines.size() + 1,
                line.staff().value(),
                line.component(),
                line.amount().amount(),
                line.held(),
                line.original()
            });
        }
        batch(
                "INSERT INTO performance.payout_line (run, number, staff, component, amount, held, original)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?::uuid)",
                lines);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO performance.payout_fact (run, fact) SELECT ?, unnest(?::uuid[])")) {
            insert.setObject(1, run.id());
            insert.setArray(2, connection.createArrayOf("uuid", facts.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot pin the facts of run " + run.id(), e);
        }
        List<Object[]> differences = new ArrayList<>();
        result.found().forEach(found -> differences.add(row(run, differences.size(), false, found)));
        result.carried().forEach(carried -> differences.add(row(run, differences.size(), true, carried)));
        batch(
                "INSERT INTO performance.payout_difference (run, number, carried, original, staff, component, amount)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                differences);
        List<Object[]> exceptions = new ArrayList<>();
        for (PayoutException exception : result.exceptions()) {
            exceptions.add(new Object[] {
                run.id(),
                exceptions.size() + 1,
                exception.code(),
                exception.staff().value(),
                exception.detail()
            });
        }
        batch(
                "INSERT INTO performance.payout_exception (run, number, code, staff, detail) VALUES (?, ?, ?, ?, ?)",
                exceptions);
    }

    private static Object[] row(PayoutRun run, int number, boolean carried, Difference difference) {
        return new Object[] {
            run.id(),
            number + 1,
            carried,
            difference.original(),
            difference.staff().value(),
            difference.component().word(),
            difference.amount().amount()
        };
    }

    @Override
    public List<PayoutLine> lines(PayoutRun run) {
        return query(
                "SELECT staff, component, amount, held, original FROM performance.payout_line WHERE run = ?"
                        + " ORDER BY number",
                row -> new PayoutLine(
                        new StaffId(row.getString(1)),
                        row.getString(2),
                        money(row, 3, run.currency()),
                        row.getString(4),
                        row.getObject(5, UUID.class)),
                run.id());
    }

    @Override
    public List<PayoutException> exceptions(PayoutRun run) {
        return query(
                "SELECT code, staff, detail FROM performance.payout_exception WHERE run = ? ORDER BY number",
                row -> new PayoutException(row.getString(1), new StaffId(row.getString(2)), row.getString(3)),
                run.id());
    }

    @Override
    public Ledger ledger(PayoutRun run, int monthsBack) {
        YearMonth from = run.period().minusMonths(monthsBack);
        List<PayoutRun> earlier = locked(run.period(), from);
        List<Ledger.LockedRun> runs = new ArrayList<>();
        List<Difference> settled = new ArrayList<>();
        for (PayoutRun one : earlier) {
            runs.add(
                    0,
                    new Ledger.LockedRun(
                            one.id(), one.period(), schemes.pinned(one.scheme(), one.schemeHash()), lines(one)));
            settled.addAll(differences(one, false));
        }
        List<Difference> carried =
                lockedBefore(run.period()).map(one -> differences(one, true)).orElse(List.of());
        return new Ledger(runs, settled, carried);
    }

    private List<Difference> differences(PayoutRun run, boolean carried) {
        return query(
                "SELECT original, staff, component, amount FROM performance.payout_difference"
                        + " WHERE run = ? AND carried = ? ORDER BY number",
                row -> new Difference(
                        row.getObject(1, UUID.class),
                        new StaffId(row.getString(2)),
                        Component.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                        money(row, 4, run.currency())),
                run.id(),
                carried);
    }

    /** Newest first. */
    private List<PayoutRun> locked(YearMonth before, YearMonth from) {
        return entities.createQuery(
                        "SELECT r FROM PayoutRun r WHERE r.period < :before AND r.period >= :from"
                                + " AND r.state IN :states ORDER BY r.period DESC",
                        PayoutRun.class)
                .setParameter("before", before.toString())
                .setParameter("from", from == null ? "" : from.toString())
                .setParameter("states", RunState.lockedStates())
                .getResultList();
    }

    @Override
    public List<Summary> summaries(List<UUID> runs) {
        return query(
                "SELECT run, count(DISTINCT staff), count(*), count(held), sum(amount) FROM performance.payout_line"
                        + " WHERE run = ANY (?::uuid[]) GROUP BY run",
                row -> new Summary(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getBigDecimal(5)),
                "{" + String.join(",", runs.stream().map(UUID::toString).toList()) + "}");
    }

    @Override
    public void noteStep(PayoutRun run, Step step) {
        entities.flush();
        update(
                "INSERT INTO performance.payout_step (id, run, staff, state, happened_at) VALUES (?, ?, ?, ?, ?)",
                UuidV7.at(step.at()),
                run.id(),
                step.staff(),
                step.state().name(),
                Timestamp.from(step.at()));
    }

    @Override
    public List<Step> steps(PayoutRun run) {
        return query(
                "SELECT staff, state, happened_at FROM performance.payout_step WHERE run = ?"
                        + " ORDER BY happened_at, id",
                row -> new Step(
                        row.getString(1),
                        RunState.valueOf(row.getString(2)),
                        row.getTimestamp(3).toInstant()),
                run.id());
    }

    @Override
    public void flush() {
        entities.flush();
    }

    private static Money money(ResultSet row, int column, Currency currency) throws SQLException {
        return Money.exactly(row.getBigDecimal(column).toPlainString(), currency);
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Reading<T> reading, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            set(select, parameters);
            try (ResultSet rows = select.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reading.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read payout runs", e);
        }
    }

    private void update(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            set(update, parameters);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write payout runs", e);
        }
    }

    private void batch(String sql, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                set(insert, row);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write payout runs", e);
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
