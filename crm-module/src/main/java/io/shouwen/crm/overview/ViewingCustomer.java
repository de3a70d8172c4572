package io.shouwen.crm.overview;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.customer.ReadingCustomer;
import io.shouwen.crm.interaction.CustomerTimeline;
import io.shouwen.crm.interaction.Interactions;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.privacy.rights.Limit;
import io.shouwen.privacy.rights.Processing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The 360° view of a customer is opened (C1): one call, one transaction, one query per kind of thing. */
@ApplicationScoped
@RequiresPermission(CrmPermissions.CUSTOMER_READ)
public class ViewingCustomer {

    private static final int SHOWN = 50;

    private final ReadingCustomer reading;
    private final Interactions interactions;
    private final Processing processing;
    private final Instance<CustomerTimeline> timelines;

    protected ViewingCustomer() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public ViewingCustomer(
            ReadingCustomer reading,
            Interactions interactions,
            Processing processing,
            @Any Instance<CustomerTimeline> timelines) {
        this.reading = reading;
        this.interactions = interactions;
        this.processing = processing;
        this.timelines = timelines;
    }

    @Transactional
    public CustomerOverview view(CustomerId id, Locale locale) {
        List<CustomerTimeline.Entry> entries = timelines.stream()
                .flatMap(t -> t.of(id, locale, SHOWN).stream())
                .sorted(Comparator.comparing(CustomerTimeline.Entry::at).reversed())
                .limit(SHOWN)
                .toList();
        return new CustomerOverview(
                reading.read(id),
                processing.limitsOf(id.person()).contains(Limit.ERASED_BUT_HELD)
                        ? List.of() // held back as evidence, not shown
                        : interactions.of(id, null, SHOWN),
                entries);
    }
}
