package io.shouwen.workorder.rating;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.rights.ErasedText;
import io.shouwen.workorder.order.WorkOrderId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The invitations that customers got, and what became of them. */
@ApplicationScoped
public class RatingInvitations {

    /**
     * An invitation as it stands.
     *
     * @param answeredAt null while unanswered
     * @param voided whether the work order was opened again before an answer came
     */
    record Invitation(
            UUID id, WorkOrderId workOrder, StaffId owner, Instant expiresAt, Instant answeredAt, boolean voided) {}

    /** What a customer answered. */
    public record Rating(int stars, String comment, Instant ratedAt) {

        /** As it may be shown where what was written is held back (P11). */
        public Rating withoutComment() {
            return new Rating(stars, comment == null ? null : ErasedText.WITHHELD, ratedAt);
        }
    }

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    private final Event<RatingInvited> invited;
    private final SurveyConsent consent;
    private final Duration validity;

    @Inject
    RatingInvitations(
            Event<RatingInvited> invited,
            SurveyConsent consent,
            @ConfigProperty(name = "shouwen.rating.link-validity", defaultValue = "P30D") Duration validity) {
        this.invited = invited;
        this.consent = consent;
        this.validity = validity;
    }

    protected RatingInvitations() { // CDI proxy
        this(null, null, null);
    }

    /**
     * Makes a link, in the caller's transaction; empty where the customer does not want to be asked. Only for whom the
     * organisation may approach it is announced to whoever sends messages: all others get it from the owner, or not at all.
     */
    public Optional<RatingLink> invite(WorkOrderId order, StaffId owner, CustomerId customer, Instant now) {
        if (!consent.allowsOffer(customer)) {
            return Optional.empty();
        }
        RatingLink link = RatingLink.make();
        Instant expiresAt = now.plus(validity);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO workorder.rating_invitation (id, work_order, owner, token_hash, created_at,"
                                + " expires_at) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, UuidV7.at(now));
            insert.setObject(2, order.value());
            insert.setString(3, owner.value());
            insert.setBytes(4, link.hash());
            insert.setTimestamp(5, Timestamp.from(now));
            insert.setTimestamp(6, Timestamp.from(expiresAt));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot invite the customer of work order " + order, e);
        }
        if (consent.allowsContact(customer)) {
            invited.fire(new RatingInvited(order, customer, link, expiresAt));
        }
        return Optional.of(link);
    }

    /** Hash of a link that was never given to anybody, for invitations of the past. */
    public static byte[] hashOfNobodysLink() {
        return RatingLink.make().hash();
    }

    Optional<Invitation> find(RatingLink link) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id, work_order, owner, expires_at, answered_at, voided_at IS NOT NULL"
                                + " FROM workorder.rating_invitation"
                                + " WHERE token_hash = ?")) {
            select.setBytes(1, link.hash());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Timestamp answered = row.getTimestamp(5);
                return Optional.of(new Invitation(
                        row.getObject(1, UUID.class),
                        new WorkOrderId(row.getObject(2, UUID.class)),
                        new StaffId(row.getString(3)),
                        row.getTimestamp(4).toInstant(),
                        answered == null ? null : answered.toInstant(),
                        row.getBoolean(6)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look up a rating link", e);
        }
    }

    /** The work order goes on: what its customer has not answered yet cannot be answered any more. In the caller's transaction. */
    public void voidOpen(WorkOrderId order, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE workorder.rating_invitation SET voided_at = ?"
                                + " WHERE work_order = ? AND answered_at IS NULL AND voided_at IS NULL")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setObject(2, order.value());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot end the rating links of work order " + order, e);
        }
    }

    /** @return false where another answer or a reopening came first */
    boolean answer(UUID invitation, int stars, String comment, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE workorder.rating_invitation SET stars = ?, comment = ?, answered_at = ?"
                                + " WHERE id = ? AND answered_at IS NULL AND voided_at IS NULL")) {
            update.setInt(1, stars);
            update.setString(2, comment);
            update.setTimestamp(3, Timestamp.from(now));
            update.setObject(4, invitation);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep a rating", e);
        }
    }

    /** The newest answer about a work order. */
    public Optional<Rating> ratingOf(WorkOrderId order) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT stars, comment, answered_at FROM workorder.rating_invitation"
                                + " WHERE work_order = ? AND answered_at IS NOT NULL"
                                + " ORDER BY answered_at DESC LIMIT 1")) {
            select.setObject(1, order.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Rating(
                                row.getInt(1),
                                row.getString(2),
                                row.getTimestamp(3).toInstant()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the rating of work order " + order, e);
        }
    }
}
