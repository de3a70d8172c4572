package io.shouwen.privacy.reveal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Refusal;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.function.UnaryOperator;

/** The second person says yes or no (P13), or takes a yes back. They see what is asked, and never the value. */
@ApplicationScoped
public class DecidingReveal {

    private Actor actor;
    private GrantRequests requests;
    private RevealNotices notices;
    private AuditLog log;
    private Clock clock;

    protected DecidingReveal() {} // CDI proxy

    @Inject
    DecidingReveal(Actor actor, GrantRequests requests, RevealNotices notices, AuditLog log, Clock clock) {
        this.actor = actor;
        this.requests = requests;
        this.notices = notices;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Says yes: from now on and for the policy's minutes. Needs a fresh second factor.
     *
     * @param ifMatch the version that was read, in quotes
     * @throws NobodyApprovesTheirOwnRequest for one's own
     * @throws RequestNotOpen where it is answered, withdrawn or too old
     */
    @Transactional
    @RequiresPermission(PrivacyPermissions.REVEAL_APPROVE)
    public GrantRequest grant(GrantRequestId id, String note, String ifMatch) {
        return change("privacy.reveal.grant", id, ifMatch, request -> {
            GrantRequest granted = request.granted(actor.id(), PlainNote.of(note), clock.instant());
            actor.requireFreshSecondFactor();
            notices.granted(granted);
            return granted;
        });
    }

    @Transactional
    @RequiresPermission(PrivacyPermissions.REVEAL_APPROVE)
    public GrantRequest refuse(GrantRequestId id, String reason, String note, String ifMatch) {
        return change("privacy.reveal.refuse", id, ifMatch, request -> {
            GrantRequest refused =
                    request.refused(actor.id(), RefusalReason.of(reason), PlainNote.of(note), clock.instant());
            notices.refused(refused, actor.id());
            return refused;
        });
    }

    /** The asker takes the request back, or an approver the yes; what it opened stays in the log. */
    @Transactional
    @RequiresPermission({PrivacyPermissions.REVEAL_ASK, PrivacyPermissions.REVEAL_APPROVE})
    public GrantRequest withdraw(GrantRequestId id, String ifMatch) {
        return change("privacy.reveal.withdraw", id, ifMatch, request -> {
            GrantRequest withdrawn =
                    request.withdrawn(actor.id(), actor.may(PrivacyPermissions.REVEAL_APPROVE), clock.instant());
            if (!request.asked().by().equals(actor.id())) {
                notices.withdrawn(withdrawn, actor.id());
            }
            return withdrawn;
        });
    }

    private GrantRequest change(String action, GrantRequestId id, String ifMatch, UnaryOperator<GrantRequest> act) {
        GrantRequest before = requests.findToChange(id).orElseThrow(UnknownGrantRequest::new);
        GrantRequest.Asked asked = before.asked();
        AuditEvent event = AuditEvent.done(action, "privacy.reveal-request/" + id)
                .about(asked.wanted().person())
                .fields(asked.wanted().fields())
                .purpose(asked.purpose())
                .onCase(asked.caseReference());
        try {
            EntityVersion.requireMatch(ifMatch, before.version());
            GrantRequest after = act.apply(before);
            requests.save(after);
            String reason = after.answer() == null ? null : after.answer().reason();
            log.record(event.because(reason)
                    .transition(
                            before.state(clock.instant()).word(), after.status().word()));
            return after;
        } catch (Refusal refusal) {
            log.recordAtOnce(RequestingReveal.refused(event, refusal));
            throw refusal;
        }
    }
}
