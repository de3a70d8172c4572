package io.shouwen.privacy.reveal;

import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.page.MenuCount;
import io.shouwen.platform.text.Texts;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.dashboard.DashboardFigure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How many requests wait for a second person, and how long the oldest has. */
@ApplicationScoped
public class WaitingRequests implements DashboardFigure, MenuCount {

    private static final Duration LONG = Duration.ofMinutes(30);

    private ReadingRevealRequests requests;
    private Appearance appearance;
    private Clock clock;

    protected WaitingRequests() {} // CDI proxy

    @Inject
    WaitingRequests(ReadingRevealRequests requests, Appearance appearance, Clock clock) {
        this.requests = requests;
        this.appearance = appearance;
        this.clock = clock;
    }

    @Override
    public String path() {
        return "/privacy/reveal-approvals";
    }

    @Override
    public long waiting() {
        return requests.count(RequestFilter.in(RequestState.OPEN));
    }

    @Override
    public String word() {
        return "reveal-requests";
    }

    @Override
    public int position() {
        return 40;
    }

    @Override
    public String permission() {
        return PrivacyPermissions.REVEAL_REQUESTS_READ;
    }

    @Override
    public Reading read() {
        int open = requests.count(RequestFilter.in(RequestState.OPEN));
        Optional<Duration> oldest = requests.oldestOpen().map(asked -> Duration.between(asked, clock.instant()));
        State state = oldest.map(age -> age.compareTo(LONG) > 0 ? State.ALARM : State.ATTENTION)
                .orElse(State.CALM);
        return new Reading(
                Integer.toString(open),
                state,
                oldest.flatMap(age -> Texts.find(
                        "privacy", "reveal.oldest", appearance.getLocale(), Map.of("n", Math.max(0, age.toMinutes())))),
                Optional.of("/privacy/reveal-approvals?state=open"));
    }
}
