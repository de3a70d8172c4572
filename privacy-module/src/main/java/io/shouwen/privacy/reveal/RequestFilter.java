package io.shouwen.privacy.reveal;

import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.vault.PersonId;
import java.time.Instant;

/** Which requests a list shows; null asks for all. */
public record RequestFilter(RequestState state, StaffId asker, PersonId person, Instant since) {

    public static final RequestFilter ALL = new RequestFilter(null, null, null, null);

    public static RequestFilter in(RequestState state) {
        return new RequestFilter(state, null, null, null);
    }

    public static RequestFilter by(StaffId asker) {
        return new RequestFilter(null, asker, null, null);
    }
}
