package io.shouwen.crm.interaction;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.customer.Customers;
import io.shouwen.crm.customer.UnknownCustomer;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.InvalidInput.FieldProblem;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.rights.Processing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A contact is written down: a call, a chat, a visit at the front desk (C2), with the follow-up that it needs. */
@ApplicationScoped
@RequiresPermission(CrmPermissions.INTERACTION_RECORD)
public class RecordingInteraction {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Duration OLDEST = Duration.ofDays(366);

    private final Interactions interactions;
    private final Customers customers;
    private final Processing processing;
    private final AuditLog log;
    private final Actor actor;
    private final Clock clock;

    protected RecordingInteraction() { // CDI proxy
        this(null, null, null, null, null, null);
    }

    @Inject
    public RecordingInteraction(
            Interactions interactions,
            Customers customers,
            Processing processing,
            AuditLog log,
            Actor actor,
            Clock clock) {
        this.interactions = interactions;
        this.customers = customers;
        this.processing = processing;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * What happened.
     *
     * @param occurredAt null for now
     * @param followUp what has to be done next, or null
     * @param followUpOn by when, or null
     */
    public record Contact(
            ContactChannel channel,
            Interaction.Direction direction,
            Instant occurredAt,
            String summary,
            String followUp,
            LocalDate followUpOn) {

        List<FieldProblem> problems(Instant now) {
            List<FieldProblem> problems = new ArrayList<>();
            if (channel == null) {
                problems.add(new FieldProblem("channel", "crm.channel-not-known", "a channel, such as visit"));
            }
            if (summary == null || summary.isBlank() || summary.length() > Interaction.LONGEST) {
                problems.add(new FieldProblem("summary", "crm.summary-not-accepted", "1 to 2,000 characters"));
            }
            if (followUp != null && followUp.length() > Interaction.LONGEST) {
                problems.add(new FieldProblem("followUp", "crm.summary-not-accepted", "up to 2,000 characters"));
            }
            if (occurredAt != null
                    && (occurredAt.isAfter(now.plus(CLOCKS_DIFFER)) || occurredAt.isBefore(now.minus(OLDEST)))) {
                problems.add(new FieldProblem("occurredAt", "crm.time-not-accepted", "a time within the last year"));
            }
            return problems;
        }

        @Override
        public String toString() {
            return "Contact[" + channel + "]"; // the summary may hold anything
        }
    }

    /** @throws UnknownCustomer where there is none */
    @Transactional
    public UUID record(CustomerId customer, Contact contact) {
        Instant now = clock.instant();
        List<FieldProblem> problems = contact.problems(now);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        if (!customers.exists(customer)) {
            throw new UnknownCustomer(customer);
        }
        processing.begin(customer.person());
        Instant at = contact.occurredAt() == null ? now : contact.occurredAt();
        Interaction.Direction direction =
                contact.direction() == null ? Interaction.Direction.INBOUND : contact.direction();
        UUID id = UuidV7.at(at);
        interactions.add(new Interaction(
                id,
                customer,
                contact.channel(),
                direction,
                at,
                contact.summary(),
                contact.followUp(),
                contact.followUpOn(),
                actor.id(),
                now));
        log.record(AuditEvent.done("crm.interaction.record", "crm.interaction/" + id)
                .about(customer.person()));
        return id;
    }
}
