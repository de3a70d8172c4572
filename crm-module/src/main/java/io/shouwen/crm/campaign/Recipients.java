package io.shouwen.crm.campaign;

import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.rights.Limit;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Whom campaigns are for, and how it stands with each. In the caller's transaction. */
@ApplicationScoped
class Recipients {

    private static final String MASKED = "SELECT r.id, r.customer_id, c.number, c.name_mask,"
            + " CASE WHEN c.processing_limit IS NULL THEN c.email_mask END, r.result, r.reason, r.changed_at,"
            + " r.opted_out_at FROM crm.campaign_recipient r LEFT JOIN crm.customer c ON c.id = r.customer_id"
            + " WHERE r.campaign_id = ?";

    private Sql sql;

    protected Recipients() {} // CDI proxy

    @Inject
    Recipients(Sql sql) {
        this.sql = sql;
    }

    /** Somebody whom an audience fits, and what the register says of them. */
    record Matched(CustomerId customer, Set<Limit> limits, boolean address) {
        PersonId person() {
            return customer.person();
        }
    }

    /** A recipient who is to get the message now. */
    record Due(UUID id, CustomerId customer, int tries) {}

    /** What an opt-out link leads to. */
    record OptOut(UUID id, CampaignId campaign, PersonId person, String purpose) {}

    /** Whom the audience fits now, in the order of their ids: nobody whose data is gone, of whom nothing is left to fit. */
    List<Matched> matching(Audience audience, CustomerField address, CustomerId after, int limit) {
        List<Object> arguments = new ArrayList<>();
        StringBuilder where = new StringBuilder("c.processing_limit IS DISTINCT FROM 'ERASED'");
        if (!audience.tags().isEmpty()) {
            where.append(
                    " AND (SELECT count(*) FROM crm.customer_tag t WHERE t.customer_id = c.id AND t.tag = ANY (?)) >= ?");
            arguments.add(audience.tags());
            arguments.add(audience.allTags() ? audience.tags().size() : 1);
        }
        if (!audience.without().isEmpty()) {
            where.append(
                    " AND NOT EXISTS (SELECT 1 FROM crm.customer_tag t WHERE t.customer_id = c.id AND t.tag = ANY (?))");
            arguments.add(audience.without());
        }
        if (audience.preferred() != null) {
            where.append(" AND c.preferred_channel = ?");
            arguments.add(audience.preferred());
        }
        if (audience.from() != null) {
            where.append(" AND c.created_at >= ?");
            arguments.add(audience.from());
        }
        if (audience.until() != null) {
            where.append(" AND c.created_at < ?");
            arguments.add(audience.until());
        }
        if (after != null) {
            where.append(" AND c.id > ?");
            arguments.add(after.value());
        }
        arguments.add(limit);
        return sql.list(
                "SELECT c.id, c.processing_limit, c." + address.stored().field() + "_sealed IS NOT NULL"
                        + " FROM crm.customer c WHERE " + where + " ORDER BY c.id LIMIT ?",
                row -> new Matched(
                        new CustomerId(row.getObject(1, UUID.class)),
                        row.getString(2) == null ? Set.of() : Set.of(Limit.valueOf(row.getString(2))),
                        row.getBoolean(3)),
                arguments.toArray());
    }

    /**
     * @param people who the campaign is for, and why it does not reach some of them; the others wait
     * @param ids of the rows
     */
    void add(CampaignId campaign, Map<CustomerId, Optional<LeftOut>> people, Supplier<UUID> ids, Instant now) {
        List<Object[]> rows = new ArrayList<>();
        people.forEach((customer, leftOut) -> rows.add(new Object[] {
            ids.get(),
            campaign.value(),
            customer.value(),
            leftOut.isPresent() ? Result.LEFT_OUT : Result.WAITING,
            leftOut.map(LeftOut::word).orElse(null),
            now,
            now
        }));
        sql.changeAll(
                "INSERT INTO crm.campaign_recipient (id, campaign_id, customer_id, result, reason, due_at, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    void drop(CampaignId campaign) {
        sql.change("DELETE FROM crm.campaign_recipient WHERE campaign_id = ?", campaign.value());
    }

    Tally tally(CampaignId campaign) {
        return new Tally(sql.list(
                "SELECT result, reason, count(*) FROM crm.campaign_recipient WHERE campaign_id = ?"
                        + " GROUP BY result, reason ORDER BY result, reason",
                row -> new Tally.Count(Result.valueOf(row.getString(1)), row.getString(2), row.getLong(3)),
                campaign.value()));
    }

    long count(CampaignId campaign, Result result) {
        return sql.number(
                "SELECT count(*) FROM crm.campaign_recipient WHERE campaign_id = ? AND result = ?",
                campaign.value(),
                result);
    }

    /** In the order of their ids. @param after id of the last one of the page before, or null */
    List<Recipient> list(CampaignId campaign, Recipient.Filter filter, UUID after, int first, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(campaign.value()));
        String where = where(filter, arguments);
        if (after != null) {
            where += " AND r.id > ?";
            arguments.add(after);
        }
        arguments.add(limit);
        arguments.add(first);
        return sql.list(MASKED + where + " ORDER BY r.id LIMIT ? OFFSET ?", Recipients::recipient, arguments.toArray());
    }

    private static String where(Recipient.Filter filter, List<Object> arguments) {
        StringBuilder where = new StringBuilder();
        filter.resultName().ifPresent(name -> {
            where.append(" AND r.result = ?");
            arguments.add(name);
        });
        filter.reasonWord().ifPresent(word -> {
            where.append(" AND r.reason = ?");
            arguments.add(word);
        });
        return where.toString();
    }

    private static Recipient recipient(ResultSet r) throws SQLException {
        UUID customer = r.getObject(2, UUID.class);
        return new Recipient(
                r.getObject(1, UUID.class),
                customer == null ? null : new CustomerId(customer),
                r.getString(3),
                r.getString(4),
                r.getString(5),
                Result.valueOf(r.getString(6)),
                r.getString(7),
                Sql.instant(r, 8),
                Sql.instant(r, 9));
    }

    /** The next who waits and whose time has come: those who were not refused yet go first. */
    Optional<Due> next(CampaignId campaign, Instant now) {
        return sql.first(
                "SELECT id, customer_id, tries FROM crm.campaign_recipient WHERE campaign_id = ? AND result = 'WAITING'"
                        + " AND due_at <= ? AND customer_id IS NOT NULL ORDER BY tries, id LIMIT 1",
                row -> new Due(
                        row.getObject(1, UUID.class), new CustomerId(row.getObject(2, UUID.class)), row.getInt(3)),
                campaign.value(),
                now);
    }

    /** When the first of those who wait is due; empty where nobody waits. */
    Optional<Instant> nextDue(CampaignId campaign) {
        return sql.first(
                "SELECT due_at FROM crm.campaign_recipient WHERE campaign_id = ? AND result = 'WAITING'"
                        + " ORDER BY due_at LIMIT 1",
                row -> Sql.instant(row, 1),
                campaign.value());
    }

    /** Ciphertexts of these fields, as far as there are any. Opens nothing. */
    Map<ProtectedField, byte[]> sealed(CustomerId customer, Collection<CustomerField> fields) {
        Map<ProtectedField, byte[]> sealed = new LinkedHashMap<>();
        for (CustomerField field : fields) {
            sql.first(
                            "SELECT " + field.stored().field() + "_sealed FROM crm.customer WHERE id = ?",
                            row -> Optional.ofNullable(row.getBytes(1)),
                            customer.value())
                    .flatMap(found -> found)
                    .ifPresent(ciphertext -> sealed.put(field.stored(), ciphertext));
        }
        return sealed;
    }

    /** @return false where somebody else has them, or they do not wait any more */
    boolean claim(UUID recipient, byte[] optOutHash, Instant now) {
        return sql.change(
                        "UPDATE crm.campaign_recipient SET result = 'HANDING_OVER', opt_out_hash = ?, tries = tries + 1,"
                                + " changed_at = ? WHERE id = ? AND result = 'WAITING'",
                        optOutHash,
                        now,
                        recipient)
                == 1;
    }

    /** What became of a hand-over; also where it was given up for unknown meanwhile. */
    boolean handed(UUID recipient, Result result, Instant now) {
        return sql.change(
                        "UPDATE crm.campaign_recipient SET result = ?, changed_at = ? WHERE id = ?"
                                + " AND result IN ('HANDING_OVER', 'UNKNOWN')",
                        result,
                        now,
                        recipient)
                == 1;
    }

    void later(UUID recipient, Instant due, Instant now) {
        sql.change(
                "UPDATE crm.campaign_recipient SET result = 'WAITING', due_at = ?, changed_at = ? WHERE id = ?"
                        + " AND result = 'HANDING_OVER'",
                due,
                now,
                recipient);
    }

    boolean leaveOut(UUID recipient, LeftOut reason, Instant now) {
        return sql.change(
                        "UPDATE crm.campaign_recipient SET result = 'LEFT_OUT', reason = ?, changed_at = ?,"
                                + " turn_at = NULL WHERE id = ? AND result = 'WAITING'",
                        reason.word(),
                        now,
                        recipient)
                == 1;
    }

    /** Of a node that died in the middle: whether the message left, nobody knows. */
    int giveUp(CampaignId campaign, Instant now) {
        return sql.change(
                "UPDATE crm.campaign_recipient SET result = 'UNKNOWN', changed_at = ? WHERE campaign_id = ?"
                        + " AND result = 'HANDING_OVER'",
                now,
                campaign.value());
    }

    int cancelWaiting(CampaignId campaign, Instant now) {
        return sql.change(
                "UPDATE crm.campaign_recipient SET result = 'CANCELLED', changed_at = ? WHERE campaign_id = ?"
                        + " AND result = 'WAITING'",
                now,
                campaign.value());
    }

    Optional<OptOut> linked(byte[] hash) {
        return sql.first(
                "SELECT r.id, r.campaign_id, r.customer_id, c.purpose FROM crm.campaign_recipient r"
                        + " JOIN crm.campaign c ON c.id = r.campaign_id WHERE r.opt_out_hash = ?"
                        + " AND r.customer_id IS NOT NULL FOR UPDATE OF r",
                row -> new OptOut(
                        row.getObject(1, UUID.class),
                        new CampaignId(row.getObject(2, UUID.class)),
                        new PersonId(row.getObject(3, UUID.class)),
                        row.getString(4)),
                (Object) hash);
    }

    /** @return false where they did before */
    boolean optedOut(UUID recipient, Instant now) {
        return sql.change(
                        "UPDATE crm.campaign_recipient SET opted_out_at = ? WHERE id = ? AND opted_out_at IS NULL",
                        now,
                        recipient)
                == 1;
    }
}
