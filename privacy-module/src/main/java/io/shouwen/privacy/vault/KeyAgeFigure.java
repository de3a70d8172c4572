package io.shouwen.privacy.vault;

import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.dashboard.DashboardFigure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Days since the oldest key-encryption key in force was made. */
@ApplicationScoped
class KeyAgeFigure implements DashboardFigure {

    private WatchingKeys keys;
    private Clock clock;

    protected KeyAgeFigure() {} // CDI proxy

    @Inject
    KeyAgeFigure(WatchingKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "key-age";
    }

    @Override
    public int position() {
        return 80;
    }

    @Override
    public String permission() {
        return PrivacyPermissions.KEYS_READ;
    }

    @Override
    public Reading read() {
        Instant made = keys.oldestKekInUse().orElseGet(clock::instant);
        long days = Math.max(0, Duration.between(made, clock.instant()).toDays());
        State state = keys.isDue(made) ? State.ATTENTION : State.CALM;
        return new Reading(Long.toString(days), state, Optional.empty(), Optional.empty());
    }
}
