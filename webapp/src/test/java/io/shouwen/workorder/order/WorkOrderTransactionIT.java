package io.shouwen.workorder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shouwen.platform.access.ActingAs;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.testing.InPayara;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A change and the entry that tells of it: both or neither (W21). */
@InPayara
class WorkOrderTransactionIT {

    @Inject
    ActingAs acting;

    @Inject
    AnalysingWorkOrder analysing;

    @Inject
    WorkOrders orders;

    @Inject
    io.shouwen.workorder.clock.Calendars calendars;

    @Inject
    Clock clock;

    @Resource
    UserTransaction transaction;

    @Resource(lookup = "java:app/jdbc/shouwen")
    DataSource database;

    private static final Analysis FOUND =
            new Analysis("technical", Priority.HIGH, Complexity.COMPLEX, null, "先排查再答复", null);

    @Test
    void aChangeAndItsAuditEntryCommitTogether() throws Exception {
        WorkOrderId id = accepted();
        as("t-1", () -> analysing.analyse(id, "\"1\"", FOUND));
        assertThat(state(id)).isEqualTo("ANALYSED");
        assertThat(entries(id, "workorder.analyse", "done")).isOne();
    }

    @Test
    void aRolledBackChangeLeavesNoEntry() throws Exception {
        WorkOrderId id = accepted();
        transaction.begin();
        as("t-1", () -> analysing.analyse(id, "\"1\"", FOUND));
        transaction.rollback();
        assertThat(state(id)).isEqualTo("RECEIVED");
        assertThat(entries(id, "workorder.analyse", "done")).isZero();
    }

    @Test
    void aRefusalLeavesItsEntryAndNoChange() throws Exception {
        WorkOrderId id = accepted();
        assertThatExceptionOfType(OnlyOwnerMayDoThis.class)
                .isThrownBy(() -> as("t-2", () -> analysing.analyse(id, "\"1\"", FOUND)));
        assertThat(state(id)).isEqualTo("RECEIVED");
        assertThat(entries(id, "workorder.analyse", "refused")).isOne();
    }

    private WorkOrderId accepted() throws Exception {
        transaction.begin();
        Instant now = clock.instant();
        WorkOrder order = WorkOrder.accept(
                orders.nextNumber(now),
                new Acceptance(
                        new io.shouwen.crm.customer.CustomerId(UuidV7.at(now)),
                        Channel.EMAIL,
                        "technical",
                        Priority.NORMAL,
                        "邮件咨询",
                        null,
                        null),
                Doer.of(actor("t-1")),
                calendars.clockworkAt(now),
                now);
        orders.add(order);
        transaction.commit();
        return order.id();
    }

    private interface Work {
        Object run() throws Exception;
    }

    private void as(String number, Work work) throws Exception {
        acting.call(actor(number), work::run);
    }

    private SignedInActor actor(String number) {
        return new SignedInActor(
                new StaffId(number),
                "测试",
                Portal.STAFF,
                null,
                Set.of(WorkorderPermissions.OWN, WorkorderPermissions.READ),
                "-",
                "127.0.0.1",
                null,
                clock);
    }

    private String state(WorkOrderId id) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT state FROM workorder.work_order WHERE id = ?")) {
            select.setObject(1, id.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private int entries(WorkOrderId id, String action, String outcome) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT count(*) FROM audit.entry WHERE case_reference = ? AND action = ? AND outcome = ?")) {
            select.setString(1, "workorder/" + id);
            select.setString(2, action);
            select.setString(3, outcome);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
