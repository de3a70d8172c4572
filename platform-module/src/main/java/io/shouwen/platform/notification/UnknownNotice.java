package io.shouwen.platform.notification;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** There is no such notice for this person in this portal. */
public final class UnknownNotice extends Refusal {

    UnknownNotice() {
        super(Kind.UNKNOWN, "platform.unknown-notice", "there is no such notice for you", Map.of());
    }
}
