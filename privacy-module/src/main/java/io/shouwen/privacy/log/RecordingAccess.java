package io.shouwen.privacy.log;

import io.shouwen.platform.access.AccessRefused;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.identity.StaffSynchronised;
import io.shouwen.platform.signin.SignedIn;
import io.shouwen.platform.signin.SignedOut;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes what the ground floor tells, which cannot know of this log, into the log: who came, who left, who was refused, whose
 * account Keycloak has enabled or disabled.
 */
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

    /** One entry for each run that changed anything, in the transaction of the change. */
    void synchronised(@Observes StaffSynchronised event) {
        List<String> fields = Stream.concat(
                        event.enabled().stream().map(staff -> "enabled:" + staff),
                        event.disabled().stream().map(staff -> "disabled:" + staff))
                .toList();
        log.record(AuditEvent.done("platform.staff-sync", "platform.staff").fields(fields));
    }

    private static String portal(SignedInActor actor) {
        return "platform.portal/" + actor.portal().map(p -> p.word()).orElse("none");
    }
}
