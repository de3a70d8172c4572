package io.shouwen.privacy.reveal;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.PrivacyPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who asks for what, and who answered how: ids, field names and words. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.REVEAL_REQUESTS_READ)
public class ReadingRevealRequests {

    private static final Duration LOOKED_BACK = Duration.ofDays(90);

    private GrantRequests requests;
    private Clock clock;

    /**
     * How often somebody asked in the last 90 days, this request included.
     *
     * @param samePerson of all, those about the same person
     */
    public record Habit(int all, int samePerson, int refused) {}

    protected ReadingRevealRequests() {} // CDI proxy

    @Inject
    ReadingRevealRequests(GrantRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    public List<GrantRequest> list(RequestFilter filter, UUID before, int first, int limit) {
        return requests.list(filter, before, first, limit, clock.instant());
    }

    public int count(RequestFilter filter) {
        return requests.count(filter, clock.instant());
    }

    public GrantRequest find(GrantRequestId id) {
        return requests.find(id).orElseThrow(UnknownGrantRequest::new);
    }

    public Habit habit(GrantRequest request) {
        Instant since = clock.instant().minus(LOOKED_BACK);
        StaffId asker = request.asked().by();
        return new Habit(
                requests.count(new RequestFilter(null, asker, null, since), clock.instant()),
                request.asked().wanted().person() == null
                        ? 0
                        : requests.count(
                                new RequestFilter(
                                        null, asker, request.asked().wanted().person(), since),
                                clock.instant()),
                requests.count(new RequestFilter(RequestState.REFUSED, asker, null, since), clock.instant()));
    }

    /** When the oldest that waits was asked. */
    public Optional<Instant> oldestOpen() {
        return requests.oldestOpen(clock.instant());
    }
}
