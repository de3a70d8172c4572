package io.shouwen.crm.overview;

import io.shouwen.crm.customer.CustomerProfile;
import io.shouwen.crm.interaction.CustomerTimeline;
import io.shouwen.crm.interaction.Interaction;
import java.util.List;

/**
 * The 360° view.
 *
 * @param interactions the newest first
 * @param timeline what other modules know, the newest first
 */
public record CustomerOverview(
        CustomerProfile profile, List<Interaction> interactions, List<CustomerTimeline.Entry> timeline) {

    /** Cases under which the customer's values may be revealed now. */
    public List<CustomerTimeline.Entry> openCases() {
        return timeline.stream().filter(e -> e.openCase() != null).toList();
    }
}
