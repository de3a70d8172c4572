package io.shouwen.crm.interaction;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.privacy.freetext.ProtectedTexts;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class JpaInteractions implements Interactions {

    @PersistenceContext(unitName = "crm")
    private EntityManager entities;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    @Inject
    private ProtectedTexts texts;

    @Override
    public void add(Interaction interaction) {
        entities.persist(interaction);
        entities.flush();
        texts.keepAll(interaction.takeTyped());
    }

    @Override
    public List<Interaction> of(CustomerId customer, UUID before, int limit) {
        TypedQuery<Interaction> query = entities.createQuery(
                "SELECT i FROM Interaction i WHERE i.customerId = :customer"
                        + (before == null ? "" : " AND i.id < :before") + " ORDER BY i.id DESC",
                Interaction.class);
        query.setParameter("customer", customer.value());
        if (before != null) {
            query.setParameter("before", before);
        }
        return query.setMaxResults(limit).getResultList();
    }

    @Override
    public void addAll(Collection<Interaction> interactions) {
        String sql =
                "INSERT INTO crm.interaction (id, customer_id, channel, direction, occurred_at, summary, follow_up,"
                        + " follow_up_on, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Interaction i : interactions) {
                insert.setObject(1, i.id());
                insert.setObject(2, i.customer().value());
                insert.setString(3, i.channel().name());
                insert.setString(4, i.direction().name());
                insert.setTimestamp(5, Timestamp.from(i.occurredAt()));
                insert.setString(6, i.summary());
                insert.setString(7, i.followUp().orElse(null));
                insert.setObject(8, i.followUpOn().orElse(null));
                insert.setString(9, i.recordedBy().value());
                insert.setTimestamp(10, Timestamp.from(i.recordedAt()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot add interactions", e);
        }
        texts.keepAll(interactions.stream().flatMap(i -> i.takeTyped().stream()).toList());
    }
}
