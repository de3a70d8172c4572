package io.shouwen.workorder.rating;

import io.shouwen.platform.access.OpenByLink;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.freetext.KeptText;
import io.shouwen.privacy.freetext.ProtectedTexts;
import io.shouwen.privacy.freetext.TypedText;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.rights.Processing;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.workorder.freetext.FreeText;
import io.shouwen.workorder.freetext.WorkOrderTexts;
import io.shouwen.workorder.order.WorkOrders;
import io.shouwen.workorder.rating.RatingInvitations.Invitation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A customer rates a closed work order by the link that they got; nobody signs in. */
@ApplicationScoped
@Transactional
public class RatingWorkOrder {

    private final RatingInvitations invitations;
    private final WorkOrders orders;
    private final ProtectedTexts texts;
    private final Event<CustomerRated> rated;
    private final Processing processing;
    private final AuditLog audit;
    private final Clock clock;

    @Inject
    RatingWorkOrder(
            RatingInvitations invitations,
            WorkOrders orders,
            ProtectedTexts texts,
            Event<CustomerRated> rated,
            Processing processing,
            AuditLog audit,
            Clock clock) {
        this.invitations = invitations;
        this.orders = orders;
        this.texts = texts;
        this.rated = rated;
        this.processing = processing;
        this.audit = audit;
        this.clock = clock;
    }

    protected RatingWorkOrder() { // CDI proxy
        this(null, null, null, null, null, null, null);
    }

    /**
     * Whether the link can be answered now.
     *
     * @throws UnknownRatingLink never given
     * @throws RatingLinkUsed answered before
     * @throws RatingLinkVoid its work order was opened again
     * @throws RatingLinkExpired too old
     */
    @OpenByLink
    public void check(String token) {
        usable(RatingLink.of(token), clock.instant());
    }

    /** @param stars 1 (very dissatisfied) to 5 (very satisfied) */
    @OpenByLink
    public void rate(String token, int stars, String comment) {
        if (stars < 1 || stars > 5) {
            throw InvalidInput.of("stars", "workorder.stars", "1 to 5");
        }
        TypedText written = FreeText.optional("comment", comment);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Invitation invitation = usable(RatingLink.of(token), now);
        PersonId customer = orders.customerOf(invitation.workOrder()).person();
        processing.requireNotErased(customer);
        if (!invitations.answer(invitation.id(), stars, written == null ? null : written.shown(), now)) {
            usable(RatingLink.of(token), now); // says what came first
            throw new RatingLinkUsed();
        }
        if (written != null && written.hidesSomething()) {
            texts.keep(new KeptText(customer, WorkOrderTexts.COMMENT, invitation.id(), written));
        }
        UUID entry = audit.record(AuditEvent.done("workorder.rate", "workorder.work-order/" + invitation.workOrder())
                .onCase("workorder/" + invitation.workOrder())
                .because("one-time-link"));
        rated.fire(new CustomerRated(invitation.workOrder(), invitation.owner(), stars, now, entry));
    }

    private Invitation usable(RatingLink link, Instant now) {
        Invitation invitation = invitations.find(link).orElseThrow(UnknownRatingLink::new);
        if (invitation.answeredAt() != null) {
            throw new RatingLinkUsed();
        }
        if (invitation.voided()) {
            throw new RatingLinkVoid();
        }
        if (now.isAfter(invitation.expiresAt())) {
            throw new RatingLinkExpired();
        }
        return invitation;
    }
}
