package io.shouwen.privacy.rights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Counts tries in a transaction of its own: a refused one counts as well. */
@ApplicationScoped
class CopyTries {

    private Copies copies;
    private Clock clock;

    protected CopyTries() {} // CDI proxy

    @Inject
    CopyTries(Copies copies, Clock clock) {
        this.copies = copies;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean count(String token) {
        return copies.tried(token) == 1;
    }

    Instant now() {
        return clock.instant();
    }
}
