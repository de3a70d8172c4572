package io.shouwen.workorder.order;

import io.shouwen.privacy.rights.Limit;
import io.shouwen.privacy.rights.Processing;
import io.shouwen.workorder.rating.RatingInvitations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Takes what was written out of work orders that are shown, where the customer is erased and only the law holds it back: kept
 * as evidence, it is read on no screen (P11). One that is still open is worked on, and shown.
 */
@ApplicationScoped
public class WithheldTexts {

    private final WorkOrders orders;
    private final RatingInvitations ratings;
    private final Processing processing;

    @Inject
    WithheldTexts(WorkOrders orders, RatingInvitations ratings, Processing processing) {
        this.orders = orders;
        this.ratings = ratings;
        this.processing = processing;
    }

    protected WithheldTexts() { // CDI proxy
        this(null, null, null);
    }

    WorkOrder shown(WorkOrder order) {
        return withheld(order) ? orders.withoutTexts(order) : order;
    }

    List<HistoryEntry> shown(WorkOrder order, List<HistoryEntry> history) {
        return withheld(order) ? history.stream().map(HistoryEntry::withoutNote).toList() : history;
    }

    /** The newest answer about it. */
    public Optional<RatingInvitations.Rating> rating(WorkOrder order) {
        Optional<RatingInvitations.Rating> rating = ratings.ratingOf(order.id());
        return withheld(order) ? rating.map(RatingInvitations.Rating::withoutComment) : rating;
    }

    private boolean withheld(WorkOrder order) {
        return !order.isOpen() && processing.limitsOf(order.customer().person()).contains(Limit.ERASED_BUT_HELD);
    }
}
