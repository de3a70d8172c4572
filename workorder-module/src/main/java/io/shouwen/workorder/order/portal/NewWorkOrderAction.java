package io.shouwen.workorder.order.portal;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.overview.CustomerAction;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.text.Texts;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** "New work order" on the customer's page. */
@ApplicationScoped
class NewWorkOrderAction implements CustomerAction {

    private final Actor actor;

    @Inject
    NewWorkOrderAction(Actor actor) {
        this.actor = actor;
    }

    protected NewWorkOrderAction() { // CDI proxy
        this(null);
    }

    @Override
    public Optional<Button> of(CustomerId customer, Locale locale) {
        return actor.may(WorkorderPermissions.OWN)
                ? Optional.of(new Button(
                        Texts.find("workorder", "new.title", locale, Map.of()).orElse("new.title"),
                        "pi-plus",
                        "/workorder/work-order-new?customer=" + customer))
                : Optional.empty();
    }
}
