package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The approver is never the asker (P13). */
public final class NobodyApprovesTheirOwnRequest extends Refusal {

    NobodyApprovesTheirOwnRequest() {
        super(Kind.FORBIDDEN, "privacy.own-reveal-request", "the second person is somebody else", Map.of());
    }
}
