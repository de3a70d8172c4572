package io.shouwen.crm.campaign;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** There is no server to hand messages to, or a demo's that would reach people. */
public final class ChannelNotSetUp extends Refusal {

    ChannelNotSetUp() {
        super(
                Kind.CONFLICT,
                "crm.campaign-channel-not-set-up",
                "this channel is not set up here, or a demo's that leads outside",
                Map.of());
    }
}
