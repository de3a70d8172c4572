package io.shouwen.foundation;

import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Writes in several ways in one transaction, for {@link TransactionsIT}. */
@ApplicationScoped
public class Ledger {

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    @PersistenceContext(unitName = "crm")
    private EntityManager crm;

    @PersistenceContext(unitName = "workorder")
    private EntityManager workorder;

    @PersistenceContext(unitName = "performance")
    private EntityManager performance;

    @Inject
    private StaffDirectory directory;

    Map<String, EntityManager> units() {
        Map<String, EntityManager> all = new LinkedHashMap<>();
        all.put("crm", crm);
        all.put("workorder", workorder);
        all.put("performance", performance);
        return all;
    }

    /** The database transaction that each way of working sees. */
    @Transactional
    public Map<String, String> transactions() throws SQLException {
        Map<String, String> seen = new LinkedHashMap<>();
        units().forEach((name, unit) -> seen.put(
                name,
                unit.createNativeQuery("SELECT txid_current()::text")
                        .getSingleResult()
                        .toString()));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT txid_current()::text")) {
            row.next();
            seen.put("jdbc", row.getString(1));
        }
        return seen;
    }

    /** The database transactions that two statements on one plain connection see. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Set<String> twoStatements() throws SQLException {
        Set<String> seen = new TreeSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 2; i++) {
                try (ResultSet row = statement.executeQuery("SELECT txid_current()::text")) {
                    row.next();
                    seen.add(row.getString(1));
                }
            }
        }
        return seen;
    }

    @Transactional
    public void writeAndFail(String number) {
        directory.put(new StaffMember(new StaffId(number), "回滚", Optional.empty(), true));
        if (directory.find(new StaffId(number)).isEmpty()) {
            throw new IllegalArgumentException("not even written");
        }
        throw new IllegalStateException("fails after writing");
    }
}
