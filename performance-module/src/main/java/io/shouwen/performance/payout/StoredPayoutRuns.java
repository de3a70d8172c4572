package io.shouwen.performance.payout;

import io.shouwen.performance.money.Money;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Runs by JPA, their many rows by plain JDBC in the same transaction. */
@ApplicationScoped
class StoredPayoutRuns implements PayoutRuns {

    /** Key of the advisory lock around the order of locks. */
    private static final long LOCKS = 5_712_066_930_416_277L;

    @PersistenceContext(unitName = "performance")
    private EntityManager entities;

    @Inject
    private Sql sql;

    @Override
    public void alone() {
        sql.list("SELECT 1 FROM (SELECT pg_advisory_xact_lock(?)) l", row -> 1, LOCKS);
    }

    @Override
    public void besideCalculations() {
        sql.list("SELECT 1 FROM (SELECT pg_advisory_xact_lock_shared(?)) l", row -> 1, LOCKS);
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
        return entities.createQuery(
                        "SELECT r FROM PayoutRun r WHERE r.period = :period AND r.state <> :discarded", PayoutRun.class)
                .setParameter("period", period.toString())
                .setParameter("discarded", RunState.DISCARDED)
                .getResultStream()
                .findFirst();
    }

    @Override
    public List<PayoutRun> page(Last last, int limit) {
        return entities.createQuery(
                        "SELECT r FROM PayoutRun r WHERE r.period < :period OR r.period = :period AND r.id < :run"
                                + " ORDER BY r.period DESC, r.id DESC",
                        PayoutRun.class)
                .setParameter("period", last == null ? "9999-99" : last.period().toString())
                .setParameter("run", last == null ? new UUID(0, 0) : last.run())
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public List<PayoutRun> locked() {
        return entities.createQuery(
                        "SELECT r FROM PayoutRun r WHERE r.state IN :states ORDER BY r.place", PayoutRun.class)
                .setParameter("states", RunState.lockedStates())
                .getResultList();
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
                                + " AND r.state <> :discarded AND NOT EXISTS (SELECT l FROM PayoutRun l WHERE l.period > r.period"
                                + " AND l.state IN :states) ORDER BY r.period",
                        PayoutRun.class)
                .setParameter("period", period.toString())
                .setParameter("states", RunState.lockedStates())
                .setParameter("discarded", RunState.DISCARDED)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    @Override
    public void replaceContent(PayoutRun run, Calculations.Fresh fresh) {
        PayoutCalculation.Result result = fresh.result();
        entities.flush();
        for (String table :
                List.of("payout_line", "payout_fact", "payout_look", "payout_difference", "payout_exception")) {
            sql.change("DELETE FROM performance." + table + " WHERE run = ?", run.id());
        }
        List<Object[]> lines = new ArrayList<>();
        for (PayoutLine line : result.content().lines()) {
            lines.add(new Object[] {
                run.id(),
                lines.size() + 1,
                line.staff(),
                line.component(),
                line.amount().amount(),
                line.held(),
                line.original()
            });
        }
        sql.changeAll(
                "INSERT INTO performance.payout_line (run, number, staff, component, amount, held, original)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?::uuid)",
                lines);
        sql.change(
                "INSERT INTO performance.payout_fact (run, fact) SELECT ?, unnest(?::uuid[])", run.id(), fresh.facts());
        sql.change(
                "INSERT INTO performance.payout_look (run, original) SELECT ?, unnest(?::uuid[])",
                run.id(),
                fresh.lookedAt());
        List<Object[]> differences = new ArrayList<>();
        result.found().forEach(found -> differences.add(row(run, differences.size(), false, found)));
        result.carried().forEach(carried -> differences.add(row(run, differences.size(), true, carried)));
        sql.changeAll(
                "INSERT INTO performance.payout_difference (run, number, carried, original, staff, component, amount)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                differences);
        List<Object[]> exceptions = new ArrayList<>();
        for (PayoutException exception : result.exceptions()) {
            exceptions.add(new Object[] {
                run.id(), exceptions.size() + 1, exception.code(), exception.staff(), exception.detail()
            });
        }
        sql.changeAll(
                "INSERT INTO performance.payout_exception (run, number, code, staff, detail) VALUES (?, ?, ?, ?, ?)",
                exceptions);
    }

    private static Object[] row(PayoutRun run, int number, boolean carried, Difference difference) {
        return new Object[] {
            run.id(),
            number + 1,
            carried,
            difference.original(),
            difference.staff(),
            difference.component().word(),
            difference.amount().amount()
        };
    }

    @Override
    public List<PayoutLine> lines(PayoutRun run) {
        return sql.list(
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
        return sql.list(
                "SELECT code, staff, detail FROM performance.payout_exception WHERE run = ? ORDER BY number",
                row -> new PayoutException(row.getString(1), new StaffId(row.getString(2)), row.getString(3)),
                run.id());
    }

    @Override
    public List<Difference> found(PayoutRun run) {
        return differences(run, false);
    }

    @Override
    public List<Difference> carried(PayoutRun run) {
        return differences(run, true);
    }

    @Override
    public Set<UUID> lookedAt(PayoutRun run) {
        return Set.copyOf(sql.list(
                "SELECT original FROM performance.payout_look WHERE run = ?",
                row -> row.getObject(1, UUID.class),
                run.id()));
    }

    private List<Difference> differences(PayoutRun run, boolean carried) {
        return sql.list(
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

    @Override
    public List<Summary> summaries(List<UUID> runs) {
        return sql.list(
                "SELECT run, count(DISTINCT staff), count(*), count(held), sum(amount) FROM performance.payout_line"
                        + " WHERE run = ANY (?::uuid[]) GROUP BY run",
                row -> new Summary(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getBigDecimal(5)),
                runs);
    }

    @Override
    public void noteStep(PayoutRun run, Step step) {
        entities.flush();
        sql.change(
                "INSERT INTO performance.payout_step (id, run, staff, state, happened_at) VALUES (?, ?, ?, ?, ?)",
                UuidV7.at(step.at()),
                run.id(),
                step.staff(),
                step.state(),
                step.at());
    }

    @Override
    public List<Step> steps(PayoutRun run) {
        return sql.list(
                "SELECT staff, state, happened_at FROM performance.payout_step WHERE run = ?"
                        + " ORDER BY happened_at, id",
                row -> new Step(row.getString(1), RunState.valueOf(row.getString(2)), Sql.instant(row, 3)),
                run.id());
    }

    @Override
    public void flush() {
        entities.flush();
    }

    private static Money money(ResultSet row, int column, Currency currency) throws SQLException {
        return Money.exactly(row.getBigDecimal(column).toPlainString(), currency);
    }
}
