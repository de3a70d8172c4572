package io.shouwen.crm.campaign.api;

import io.shouwen.crm.campaign.Audience;
import io.shouwen.crm.campaign.Campaign;
import io.shouwen.crm.campaign.Letter;
import io.shouwen.crm.campaign.Tally;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A campaign.
 *
 * @param state {@code draft}, {@code previewed}, {@code submitted}, {@code approved}, {@code sending}, {@code done} or
 *     {@code cancelled}
 * @param approvedUntil from then on it can no longer be started
 * @param job the job that sends it, or null
 * @param counts recipients by result, and why those who are left out are; empty before the preview
 */
public record CampaignView(
        UUID id,
        String name,
        String purpose,
        String channel,
        List<String> tags,
        String match,
        List<String> withoutTags,
        String preferredChannel,
        Instant registeredFrom,
        Instant registeredUntil,
        String subjectZh,
        String textZh,
        String subjectEn,
        String textEn,
        String state,
        String preparedBy,
        Instant preparedAt,
        Instant previewedAt,
        String approvedBy,
        Instant approvedAt,
        Instant approvedUntil,
        String startedBy,
        Instant startedAt,
        UUID job,
        Instant endedAt,
        List<CountView> counts) {

    /**
     * @param result {@code waiting}, {@code left-out}, {@code handing-over}, {@code sent}, {@code refused}, {@code unknown}
     *     or {@code cancelled}
     * @param reason why left out, such as {@code no-consent}; else null
     */
    public record CountView(String result, String reason, long count) {}

    static CampaignView of(Campaign c, Tally tally) {
        Audience audience = c.content().audience();
        Letter letter = c.content().letter();
        return new CampaignView(
                c.id().value(),
                c.content().name(),
                c.content().purpose(),
                c.content().channel(),
                audience.tags(),
                audience.allTags() ? "all" : "any",
                audience.without(),
                audience.preferred() == null ? null : audience.preferred().word(),
                audience.from(),
                audience.until(),
                letter.subjectZh(),
                letter.textZh(),
                letter.subjectEn(),
                letter.textEn(),
                c.state().word(),
                c.preparedBy().value(),
                c.preparedAt(),
                c.previewedAt(),
                c.approval() == null ? null : c.approval().by().value(),
                c.approval() == null ? null : c.approval().at(),
                c.approval() == null ? null : c.approval().until(),
                c.delivery() == null ? null : c.delivery().by().value(),
                c.delivery() == null ? null : c.delivery().at(),
                c.delivery() == null ? null : c.delivery().job(),
                c.endedAt(),
                tally.counts().stream()
                        .map(n -> new CountView(n.result().word(), n.reason(), n.count()))
                        .toList());
    }
}
