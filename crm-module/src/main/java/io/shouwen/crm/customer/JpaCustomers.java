package io.shouwen.crm.customer;

import io.shouwen.platform.http.EntityVersion;
import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.Masks;
import io.shouwen.privacy.vault.ProtectedValue;
import io.shouwen.privacy.vault.Vault;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class JpaCustomers implements Customers {

    /** Any number that nobody else locks. */
    private static final long COMPARING = 0x43524D494D504F52L;

    private static final List<CustomerField> SEALED = List.of(
            CustomerField.NAME, CustomerField.PHONE, CustomerField.EMAIL, CustomerField.CARD, CustomerField.ADDRESS);

    @PersistenceContext(unitName = "crm")
    private EntityManager entities;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    @Inject
    private CustomerLists lists;

    @Inject
    private Vault vault;

    @Override
    public Optional<Customer> find(CustomerId id) {
        return Optional.ofNullable(entities.find(Customer.class, id.value()));
    }

    @Override
    public boolean exists(CustomerId id) {
        return lists.find(id).isPresent();
    }

    @Override
    public long versionNow(CustomerId id) {
        return lists.version(id);
    }

    @Override
    public void add(Customer customer) {
        entities.persist(customer);
        entities.flush();
    }

    @Override
    public void flush() {
        try {
            entities.flush();
        } catch (OptimisticLockException somebodyElse) {
            throw new EntityVersion.Stale();
        }
    }

    @Override
    public List<CustomerRow> holding(CustomerField field, List<BlindIndex> keys, int limit) {
        List<CustomerRow> found = lists.holding(
                field.stored().field(), keys.stream().map(BlindIndex::value).toList(), limit);
        if (!found.isEmpty() && keys.size() > 1 && !field.kind().sealed()) {
            keepCurrent(field, keys);
        }
        return found;
    }

    /** What can only be compared is not to be hashed anew from what is stored: after a rotation, that happens when it is presented. */
    private void keepCurrent(CustomerField field, List<BlindIndex> keys) {
        BlindIndex current = vault.current(field.kind(), keys);
        String index = field.stored().field() + "_index";
        String sql = "UPDATE crm.customer SET " + index + " = ?, " + index + "_version = ? WHERE " + index
                + " = ANY (?) AND " + index + "_version < ? AND NOT EXISTS (SELECT 1 FROM crm.customer WHERE " + index
                + " = ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setBytes(1, current.value());
            update.setInt(2, current.version());
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", keys.stream().map(BlindIndex::value).toArray(byte[][]::new)));
            update.setInt(4, current.version());
            update.setBytes(5, current.value());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot hash a number anew", e);
        }
    }

    @Override
    public void comparing() {
        execute("SELECT pg_advisory_xact_lock_shared(" + COMPARING + ")");
    }

    @Override
    public void comparingMany() {
        execute("SELECT pg_advisory_xact_lock(" + COMPARING + ")");
    }

    private void execute(String lock) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(lock)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot wait for other new customers", e);
        }
    }

    @Override
    public void claim(List<BlindIndex> keys) {
        // Any version of the key will do, as long as all who claim the value take the same locks in the same order.
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            for (BlindIndex key : keys) {
                lock.setLong(1, ByteBuffer.wrap(key.value()).getLong());
                lock.execute();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock a search key", e);
        }
    }

    @Override
    public void addAll(Collection<Customer> customers) {
        String columns = String.join(
                ", ",
                SEALED.stream()
                        .map(f -> f.stored().field())
                        .map(f -> f + "_sealed, " + f + "_mask, " + f + "_index, " + f + "_index_version")
                        .toList());
        String sql = "INSERT INTO crm.customer (id, number, preferred_channel, created_at, created_by, updated_at,"
                + " updated_by, version, id_card_index, id_card_index_version, travel_document_index,"
                + " travel_document_index_version, mask_version, " + columns
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, " + Masks.VERSION + ", ?".repeat(4 * SEALED.size())
                + ")";
        String tagSql = "INSERT INTO crm.customer_tag (customer_id, tag, origin) VALUES (?, ?, ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql);
                PreparedStatement tagInsert = connection.prepareStatement(tagSql)) {
            for (Customer c : customers) {
                bind(insert, c);
                insert.addBatch();
                for (CustomerTag tag : c.tags()) {
                    tagInsert.setObject(1, c.id().value());
                    tagInsert.setString(2, tag.tag());
                    tagInsert.setString(3, tag.origin().name());
                    tagInsert.addBatch();
                }
            }
            insert.executeBatch();
            tagInsert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot add customers", e);
        }
    }

    private static void bind(PreparedStatement insert, Customer c) throws SQLException {
        UUID id = c.id().value();
        insert.setObject(1, id);
        insert.setString(2, c.number());
        insert.setString(3, c.preferredChannel().map(Enum::name).orElse(null));
        insert.setTimestamp(4, Timestamp.from(c.createdAt()));
        insert.setString(5, c.createdBy().value());
        insert.setTimestamp(6, Timestamp.from(c.updatedAt()));
        insert.setString(7, c.createdBy().value());
        int at = 8;
        for (CustomerField field : List.of(CustomerField.ID_NUMBER, CustomerField.TRAVEL_DOCUMENT)) {
            insert.setBytes(at++, c.index(field).orElse(null));
            insert.setObject(at++, c.indexVersion(field).orElse(null), Types.INTEGER);
        }
        for (CustomerField field : SEALED) {
            Optional<ProtectedValue> value = c.value(field);
            insert.setBytes(at++, value.flatMap(ProtectedValue::sealed).orElse(null));
            insert.setString(at++, value.flatMap(ProtectedValue::mask).orElse(null));
            insert.setBytes(at++, value.flatMap(ProtectedValue::index).orElse(null));
            insert.setObject(at++, value.flatMap(ProtectedValue::indexVersion).orElse(null), Types.INTEGER);
        }
    }
}
