package io.shouwen.privacy.review.api;

import io.shouwen.platform.http.Words;
import io.shouwen.privacy.review.Campaign;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * A review and how far it has come.
 *
 * @param recordedFrom since when every use of a permission leaves a mark, at the earliest {@code from}; null while preparing
 * @param reportHash SHA-256 of the signed report, in hex; null until it is closed
 */
public record CampaignView(
        UUID id,
        String quarter,
        Instant from,
        Instant to,
        LocalDate dueOn,
        @Words(Campaign.State.class) String state,
        Instant openedAt,
        String openedBy,
        Instant recordedFrom,
        Instant closedAt,
        String closedBy,
        String reportHash,
        Campaign.Progress progress) {

    static CampaignView of(Campaign campaign, Campaign.Progress progress) {
        return new CampaignView(
                campaign.id(),
                campaign.quarter(),
                campaign.from(),
                campaign.to(),
                campaign.dueOn(),
                campaign.state().name().toLowerCase(Locale.ROOT),
                campaign.openedAt(),
                campaign.openedBy(),
                campaign.recordedFrom(),
                campaign.closedAt(),
                campaign.closedBy(),
                campaign.reportHash(),
                progress);
    }
}
