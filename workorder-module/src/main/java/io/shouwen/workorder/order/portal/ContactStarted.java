package io.shouwen.workorder.order.portal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.page.TopButton;
import io.shouwen.platform.text.Texts;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Somebody calls, writes or comes: find out first who it is. */
@ApplicationScoped
class ContactStarted implements TopButton {

    private final Actor actor;

    @Inject
    ContactStarted(Actor actor) {
        this.actor = actor;
    }

    protected ContactStarted() { // CDI proxy
        this(null);
    }

    /** The fragment puts the cursor into the field that finds a person. */
    @Override
    public Optional<Shown> shown(Locale locale) {
        return actor.may(WorkorderPermissions.OWN)
                ? Optional.of(new Shown(
                        Texts.find("workorder", "contact-started", locale, Map.of())
                                .orElseThrow(),
                        "pi-phone",
                        "/crm/customers#exact:text",
                        "c"))
                : Optional.empty();
    }
}
