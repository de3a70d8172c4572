package io.shouwen.crm.campaign;

import io.shouwen.platform.http.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** The ways by which campaigns can be sent. */
@ApplicationScoped
public class CampaignChannels {

    private Instance<CampaignChannel> all;

    protected CampaignChannels() {} // CDI proxy

    @Inject
    CampaignChannels(@Any Instance<CampaignChannel> all) {
        this.all = all;
    }

    public List<String> words() {
        return all.stream().map(CampaignChannel::word).sorted().toList();
    }

    /** @throws InvalidInput where there is none of that word */
    CampaignChannel get(String word) {
        return all.stream()
                .filter(channel -> channel.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        InvalidInput.of("channel", "crm.campaign-channel-not-accepted", String.join(", ", words())));
    }
}
