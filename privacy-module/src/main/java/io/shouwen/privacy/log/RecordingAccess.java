package io.shouwen.privacy.log;

import io.shouwen.platform.access.AccessRefused;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.signin.SignedIn;
import io.shouwen.platform.signin.SignedOut;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Takes what the ground floor tells, which cannot know of this log, into the log: who came, who left, who was refused. */
@Dependent
class RecordingAccess {

    private final DatabaseAuditLog log;

    @Inject
    RecordingAccess(DatabaseAuditLog log) {
        this.log = log;
    }

    void signedIn(@Observes SignedIn event) {
        log.recordAtOnce(AuditEvent.done("platform.sign-in", portal(event.actor())), event.actor());
    }

    void signedOut(@Observes SignedOut event) {
        log.recordAtOnce(
                AuditEvent.done("platform.sign-out", portal(event.actor())).because(event.how()), event.actor());
    }

    void refused(@Observes AccessRefused event) {
        log.recordAtOnce(AuditEvent.refused("platform.access", event.door(), "needs " + event.permission()));
    }

    private static String portal(SignedInActor actor) {
        return "platform.portal/" + actor.portal().map(p -> p.word()).orElse("none");
    }
}
