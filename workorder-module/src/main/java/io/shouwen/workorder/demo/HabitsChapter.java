package io.shouwen.workorder.demo;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.demo.DemoChapter;
import io.shouwen.platform.demo.DemoStory;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.PastEntries;
import io.shouwen.privacy.log.PastEntries.Past;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * What agents looked at while they worked on their work orders, so that the audit log has a past; and one agent who, late
 * one evening, opened customers without a case. Compliance finds two alerts about it.
 */
@ApplicationScoped
public class HabitsChapter implements DemoChapter {

    private static final int CHUNK = 500;
    private static final Duration TOLD = Duration.ofDays(45);
    /** The seventh agent. */
    private static final int SNOOPS = 6;

    private static final int LOOKED_AT = 18;
    private static final int REFUSED = 6;

    private Sql sql;
    private PastEntries past;

    protected HabitsChapter() {} // CDI proxy

    @Inject
    HabitsChapter(Sql sql, PastEntries past) {
        this.sql = sql;
        this.past = past;
    }

    private record Order(UUID id, UUID customer, StaffId owner, Instant acceptedAt) {}

    @Override
    public int order() {
        return 250;
    }

    @Override
    public void write(DemoStory story) {
        List<Order> orders = sql.list(
                "select id, customer, owner, accepted_at from workorder.work_order where accepted_at >= ? order by accepted_at",
                row -> new Order(
                        row.getObject("id", UUID.class),
                        row.getObject("customer", UUID.class),
                        new StaffId(row.getString("owner")),
                        Sql.instant(row, "accepted_at")),
                story.now().minus(TOLD));
        if (orders.isEmpty()) {
            return;
        }
        Random chance = story.chance("habits");
        List<Past> entries = new ArrayList<>();
        for (Order order : orders) {
            work(order, story.now(), chance, entries);
        }
        snoop(story, orders, chance, entries);
        entries.sort(Comparator.comparing(Past::at).thenComparing(Past::id));
        for (int from = 0; from < entries.size(); from += CHUNK) {
            past.write(entries.subList(from, Math.min(from + CHUNK, entries.size())));
        }
    }

    /** Looks for the customer, opens the profile; in a third of the cases calls and needs the number. */
    private static void work(Order order, Instant now, Random chance, List<Past> entries) {
        PersonId person = new PersonId(order.customer());
        Instant at = order.acceptedAt().plusSeconds(chance.nextInt(60));
        add(entries, at, order.owner(), AuditEvent.done("crm.customer.search", "crm.customer"), now, chance);
        add(
                entries,
                at.plusSeconds(5 + chance.nextInt(20)),
                order.owner(),
                AuditEvent.done("crm.customer.read", "crm.customer/" + order.customer())
                        .about(person),
                now,
                chance);
        if (chance.nextInt(3) == 0) {
            add(
                    entries,
                    at.plusSeconds(60 + chance.nextInt(600)),
                    order.owner(),
                    AuditEvent.done("privacy.reveal", "privacy.person/" + person)
                            .about(person)
                            .fields(List.of("crm.customer.phone"))
                            .purpose("contact-customer")
                            .onCase("workorder/" + order.id()),
                    now,
                    chance);
        }
    }

    private static void snoop(DemoStory story, List<Order> orders, Random chance, List<Past> entries) {
        StaffId who = story.with(Role.AGENT).get(SNOOPS).id();
        LocalDate evening = story.zone().dateOf(story.now()).minusDays(1);
        while (evening.getDayOfWeek() == DayOfWeek.SATURDAY || evening.getDayOfWeek() == DayOfWeek.SUNDAY) {
            evening = evening.minusDays(1);
        }
        Instant at = evening.atTime(22, 10).atZone(story.zone().id()).toInstant();
        for (int i = 0; i < LOOKED_AT; i++) {
            at = at.plusSeconds(40 + chance.nextInt(60));
            UUID customer = orders.get(chance.nextInt(orders.size())).customer();
            PersonId person = new PersonId(customer);
            add(
                    entries,
                    at,
                    who,
                    AuditEvent.done("crm.customer.read", "crm.customer/" + customer)
                            .about(person),
                    story.now(),
                    chance);
            if (i < REFUSED) {
                add(
                        entries,
                        at.plusSeconds(12),
                        who,
                        AuditEvent.refused("privacy.reveal", "privacy.person/" + person, "privacy.no-open-case")
                                .about(person)
                                .fields(List.of("crm.customer.phone")),
                        story.now(),
                        chance);
            }
        }
    }

    private static void add(List<Past> entries, Instant at, StaffId who, AuditEvent event, Instant now, Random chance) {
        if (at.isBefore(now)) {
            byte[] random = new byte[10];
            chance.nextBytes(random);
            entries.add(new Past(UuidV7.at(at, random), at, who, Portal.STAFF, event));
        }
    }
}
