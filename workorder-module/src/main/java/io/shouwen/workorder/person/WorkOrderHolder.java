package io.shouwen.workorder.person;

import io.shouwen.platform.database.Sql;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.rights.ErasedText;
import io.shouwen.privacy.rights.PersonalDataHolder;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A person's work orders. Their texts go; numbers, states, times, types and stars stay, because outcomes and pay rest on them
 * and they lead to nobody once the customer is gone. Complaints, payments and disputes are categories of their own: they are
 * held for different times.
 */
@ApplicationScoped
class WorkOrderHolder implements PersonalDataHolder {

    private static final String ORDERS = "workorder.orders";
    private static final String COMPLAINTS = "workorder.complaints";
    private static final String PAYMENTS = "workorder.payments";
    private static final String RATINGS = "workorder.ratings";
    private static final Set<String> EVERYTHING =
            Set.of("crm.profile", "crm.interactions", "privacy.guardian", ORDERS, COMPLAINTS, PAYMENTS, RATINGS);

    /** Which category a work order's texts belong to. */
    static final String CATEGORY = "case when t.complaint or w.grade is not null then '" + COMPLAINTS
            + "' when w.type in ('billing', 'refund') then '" + PAYMENTS + "' else '" + ORDERS + "' end";

    private static final String OF_PERSON = " from workorder.work_order w left join workorder.work_order_type t"
            + " on t.word = w.type where w.customer = ?";

    private ErasedWorkOrders erased;
    private Sql sql;
    private OrganisationZone zone;

    protected WorkOrderHolder() {} // CDI proxy

    @Inject
    WorkOrderHolder(ErasedWorkOrders erased, Sql sql, OrganisationZone zone) {
        this.erased = erased;
        this.sql = sql;
        this.zone = zone;
    }

    private record Order(UUID id, String category, Instant closedAt, boolean frozen) {}

    @Override
    public List<String> categories() {
        return List.of(ORDERS, COMPLAINTS, PAYMENTS, RATINGS);
    }

    @Override
    public List<Section> copy(PersonId person) {
        Map<String, List<List<Field>>> rows = new TreeMap<>();
        sql.list(
                        "select " + CATEGORY
                                + ", w.number, w.accepted_at, w.type, coalesce(t.zh, w.type), w.state, w.description, w.plan,"
                                + " w.solution, w.feedback" + OF_PERSON + " order by w.id",
                        row -> {
                            rows.computeIfAbsent(row.getString(1), c -> new ArrayList<>())
                                    .add(List.of(
                                            new Plain("number", row.getString(2)),
                                            new Plain("at", Sql.instant(row, 3).toString()),
                                            new Plain("type", row.getString(4), row.getString(5)),
                                            new Plain("state", row.getString(6), "state." + word(row.getString(6))),
                                            new Plain("description", row.getString(7)),
                                            new Plain("plan", row.getString(8)),
                                            new Plain("solution", row.getString(9)),
                                            new Plain("feedback", row.getString(10))));
                            return row.getString(1);
                        },
                        person.value())
                .size();
        sql.list(
                        "select " + CATEGORY + ", w.number, h.at, h.act, h.note from workorder.history_entry h"
                                + " join workorder.work_order w on w.id = h.work_order"
                                + " left join workorder.work_order_type t on t.word = w.type"
                                + " where w.customer = ? and h.note is not null order by w.id, h.at, h.id",
                        row -> {
                            rows.computeIfAbsent(row.getString(1), c -> new ArrayList<>())
                                    .add(List.of(
                                            new Plain("number", row.getString(2)),
                                            new Plain("at", Sql.instant(row, 3).toString()),
                                            new Plain("act", row.getString(4), "act." + word(row.getString(4))),
                                            new Plain("note", row.getString(5))));
                            return row.getString(1);
                        },
                        person.value())
                .size();
        List<Section> sections = new ArrayList<>();
        rows.forEach((category, orders) -> sections.add(new Section(category, orders)));
        sections.add(new Section(
                RATINGS,
                sql.list(
                        "select w.number, r.stars, r.comment, r.answered_at from workorder.rating_invitation r"
                                + " join workorder.work_order w on w.id = r.work_order"
                                + " where w.customer = ? and r.answered_at is not null order by r.id",
                        row -> List.<Field>of(
                                new Plain("number", row.getString(1)),
                                new Plain("stars", row.getString(2)),
                                new Plain("comment", row.getString(3)),
                                new Plain("at", Sql.instant(row, 4).toString())),
                        person.value())));
        return sections;
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public List<Hold> holds(PersonId person, HoldRules rules) {
        List<Hold> holds = new ArrayList<>();
        for (Order order : orders(person)) {
            String reference = "workorder/" + order.id();
            if (order.frozen()) {
                holds.add(new Hold("legal-dispute", EVERYTHING, null, reference));
            } else if (order.closedAt() == null) {
                holds.add(new Hold("open-case", EVERYTHING, null, reference));
            } else if (!order.category().equals(ORDERS)) {
                String rule = order.category().equals(COMPLAINTS) ? "complaint-evidence" : "payment-records";
                LocalDate until = rules.endOf(rule, zone.dateOf(order.closedAt()));
                if (until.isAfter(rules.today())) {
                    holds.add(new Hold(rule, Set.of(order.category()), until, reference));
                }
            }
        }
        return holds;
    }

    private List<Order> orders(PersonId person) {
        return sql.list(
                "select w.id, " + CATEGORY + ", w.closed_at, exists (select 1 from workorder.legal_freeze f"
                        + " where f.work_order = w.id and f.released_at is null)" + OF_PERSON + " order by w.id",
                row -> new Order(
                        row.getObject(1, UUID.class), row.getString(2), Sql.instant(row, 3), row.getBoolean(4)),
                person.value());
    }

    @Override
    public Map<String, Long> erase(PersonId person, Set<String> keptBack) {
        Map<String, Long> destroyed = new TreeMap<>();
        List<UUID> ids = orders(person).stream()
                .filter(order -> !keptBack.contains(order.category()))
                .peek(order -> destroyed.merge(order.category(), 1L, Long::sum))
                .map(Order::id)
                .toList();
        if (!ids.isEmpty()) {
            erased.erase(ids);
        }
        if (!keptBack.contains(RATINGS)) {
            destroyed.put(RATINGS, (long)
                    erased.comments(orders(person).stream().map(Order::id).toList()));
        }
        return destroyed;
    }

    @Override
    public Set<UUID> backAgain(Collection<UUID> erased, Set<String> keptBack) {
        Set<UUID> back = new HashSet<>(sql.list(
                "select distinct w.customer from workorder.work_order w left join workorder.work_order_type t"
                        + " on t.word = w.type where w.customer = any (?) and w.description <> ? and " + CATEGORY
                        + " <> all (?)",
                row -> row.getObject(1, UUID.class),
                erased,
                ErasedText.MARKER,
                keptBack));
        if (!keptBack.contains(RATINGS)) {
            back.addAll(sql.list(
                    "select distinct w.customer from workorder.work_order w join workorder.rating_invitation r"
                            + " on r.work_order = w.id where w.customer = any (?) and r.comment <> ?",
                    row -> row.getObject(1, UUID.class),
                    erased,
                    ErasedText.MARKER));
        }
        return back;
    }

    @Override
    public Map<String, String> stays() {
        return Map.of("workorder.outcomes", "statistics");
    }
}
