package io.shouwen.privacy.log;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** There is no such alarm, or somebody has cleared it already. */
public final class NoOpenAlarm extends Refusal {

    public NoOpenAlarm() {
        super(Kind.CONFLICT, "privacy.no-open-alarm", "there is no such open alarm", Map.of());
    }
}
