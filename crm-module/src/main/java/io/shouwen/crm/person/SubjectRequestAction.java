package io.shouwen.crm.person;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.overview.CustomerAction;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.text.Texts;
import io.shouwen.privacy.PrivacyPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The desk takes a customer's request about their own data from the customer's page (P7). */
@ApplicationScoped
class SubjectRequestAction implements CustomerAction {

    private Actor actor;

    protected SubjectRequestAction() {} // CDI proxy

    @Inject
    SubjectRequestAction(Actor actor) {
        this.actor = actor;
    }

    @Override
    public Optional<Button> of(CustomerId customer, Locale locale) {
        return actor.may(PrivacyPermissions.RIGHTS_RECEIVE)
                ? Optional.of(new Button(
                        Texts.find("crm", "customer.rights", locale, Map.of()).orElse("rights"),
                        "pi-user-edit",
                        "/privacy/subject-request-new?person=" + customer))
                : Optional.empty();
    }
}
