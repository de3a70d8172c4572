package io.shouwen.workorder.order;

import io.shouwen.platform.access.Actor;
import io.shouwen.privacy.rights.Processing;
import io.shouwen.workorder.rating.SurveyConsent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * What the person may do next with a work order in their hands. Asks for no permission of its own: it is part of the answer
 * to every act, and an act that has been committed must not be answered by a refusal.
 */
@ApplicationScoped
public class PossibleActs {

    private final Actor actor;
    private final SurveyConsent consent;
    private final Processing processing;

    @Inject
    PossibleActs(Actor actor, SurveyConsent consent, Processing processing) {
        this.actor = actor;
        this.consent = consent;
        this.processing = processing;
    }

    protected PossibleActs() { // CDI proxy
        this(null, null, null);
    }

    /**
     * No callback to who does not agree to be asked (P6), and nothing but finishing where the customer's data must not be used
     * otherwise (P7).
     */
    public Set<Act> of(WorkOrder order) {
        Set<Act> possible = order.possibleFor(Doer.of(actor));
        if (possible.contains(Act.CALL_BACK) && !consent.allowsContact(order.customer())) {
            possible.remove(Act.CALL_BACK);
        }
        if (!processing.limitsOf(order.customer().person()).isEmpty()) {
            possible.removeIf(act -> !act.finishes());
        }
        return possible;
    }
}
