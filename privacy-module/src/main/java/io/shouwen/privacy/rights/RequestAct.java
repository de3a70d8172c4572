package io.shouwen.privacy.rights;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can happen to a request, and in which states. */
public enum RequestAct {
    VERIFY(RequestState.VERIFIED, RequestState.RECEIVED),
    START(RequestState.IN_WORK, RequestState.VERIFIED),
    EXTEND(null, RequestState.RECEIVED, RequestState.VERIFIED, RequestState.IN_WORK),
    WORK(null, RequestState.IN_WORK),
    ANSWER(RequestState.ANSWERED, RequestState.IN_WORK),
    REFUSE(RequestState.REFUSED, RequestState.RECEIVED, RequestState.VERIFIED, RequestState.IN_WORK),
    CLOSE(RequestState.CLOSED, RequestState.ANSWERED, RequestState.REFUSED);

    private final RequestState to;
    private final Set<RequestState> from;

    RequestAct(RequestState to, RequestState... from) {
        this.to = to;
        this.from = Set.of(from);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean possibleIn(RequestState state) {
        return from.contains(state);
    }

    /** Empty where the state stays. */
    Optional<RequestState> leadsTo() {
        return Optional.ofNullable(to);
    }
}
