package io.shouwen.crm.campaign.api;

import io.shouwen.crm.campaign.Audience;
import io.shouwen.crm.campaign.Campaign.Content;
import io.shouwen.crm.campaign.Letter;
import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.platform.http.InvalidInput;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A campaign as a program sends it, whole.
 *
 * @param purpose word of a purpose that people are asked for, such as {@code marketing}
 * @param channel {@code email} unless said
 * @param match {@code all} or {@code any} of the tags; {@code any} unless said
 * @param withoutTags who carries one of these does not get it
 * @param preferredChannel only who prefers this channel, such as {@code email}
 * @param subjectZh with variables such as <code>{客户名}</code>, as are the texts
 * @param subjectEn with textEn, an English part below the Chinese one
 */
@Schema(requiredProperties = {"name", "purpose", "subjectZh", "textZh"})
public record CampaignRequest(
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
        String textEn) {

    Content content() {
        if (match != null && !match.equals("all") && !match.equals("any")) {
            throw InvalidInput.of("match", "crm.campaign-audience-not-accepted", "all or any");
        }
        Audience audience = Audience.of(
                tags == null ? List.of() : tags,
                "all".equals(match),
                withoutTags == null ? List.of() : withoutTags,
                preferredChannel == null || preferredChannel.isBlank()
                        ? null
                        : ContactChannel.of("preferredChannel", preferredChannel),
                registeredFrom,
                registeredUntil);
        return new Content(
                name,
                purpose,
                channel == null || channel.isBlank() ? "email" : channel,
                audience,
                Letter.of(subjectZh, textZh, subjectEn, textEn));
    }
}
