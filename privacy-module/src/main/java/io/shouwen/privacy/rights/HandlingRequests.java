package io.shouwen.privacy.rights;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.notification.Notice;
import io.shouwen.platform.notification.Notifications;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A compliance officer brings a request to its end, without ever seeing the personal data that it is about. */
@ApplicationScoped
@Transactional
@RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
public class HandlingRequests {

    private SubjectRequests requests;
    private Erasures erasures;
    private Copies copies;
    private Processing processing;
    private Consents consents;
    private Minors minors;
    private WorkingDays workingDays;
    private Notifications notifications;
    private AuditLog log;
    private Actor actor;
    private Clock clock;
    private int moreDays;

    protected HandlingRequests() {} // CDI proxy

    @Inject
    HandlingRequests(
            SubjectRequests requests,
            Erasures erasures,
            Copies copies,
            Processing processing,
            Consents consents,
            Minors minors,
            WorkingDays workingDays,
            Notifications notifications,
            AuditLog log,
            Actor actor,
            Clock clock,
            @ConfigProperty(name = "shouwen.rights.extension-working-days", defaultValue = "15") int moreDays) {
        this.requests = requests;
        this.erasures = erasures;
        this.copies = copies;
        this.processing = processing;
        this.consents = consents;
        this.minors = minors;
        this.workingDays = workingDays;
        this.notifications = notifications;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
        this.moreDays = moreDays;
    }

    /** What an act made, and the request as it is afterwards. */
    public record Worked<T>(SubjectRequest request, T made) {}

    /** @param how word of {@link SubjectRequest#VERIFICATIONS} */
    public SubjectRequest verify(UUID id, String ifMatch, String how) {
        ReceivingRequest.oneOf("how", SubjectRequest.VERIFICATIONS, how);
        return change(id, ifMatch, "verify", how, request -> request.verified(how));
    }

    public SubjectRequest start(UUID id, String ifMatch) {
        SubjectRequest started = change(id, ifMatch, "start", null, SubjectRequest::started);
        long open = requests.tasks(id).stream().filter(task -> !task.done()).count();
        if (started.kind() == RequestKind.CORRECT && open > 0) {
            // Compliance does not see the data: whoever took the request puts it right.
            notifications.tell(
                    started.receivedBy(),
                    new Notice(
                            "privacy.correction-wanted",
                            List.of(Long.toString(open)),
                            "/crm/customer?id=" + started.person(),
                            Portal.STAFF));
        }
        return started;
    }

    /** Once. */
    public SubjectRequest extend(UUID id, String ifMatch, String reason) {
        ReceivingRequest.oneOf("reason", SubjectRequest.EXTENSIONS, reason);
        return change(
                id,
                ifMatch,
                "extend",
                reason,
                request -> request.extended(reason, workingDays.after(request.dueOn(), moreDays)));
    }

    /** @throws NotPossibleForRequest while a task is open */
    public SubjectRequest answer(UUID id, String ifMatch) {
        int open = (int) requests.tasks(id).stream().filter(t -> !t.done()).count();
        return change(id, ifMatch, "answer", null, request -> request.answered(open, clock.instant()));
    }

    /** @param ground word of {@link SubjectRequest#GROUNDS} */
    public SubjectRequest refuse(UUID id, String ifMatch, String ground) {
        ReceivingRequest.oneOf("ground", SubjectRequest.GROUNDS, ground);
        return change(id, ifMatch, "refuse", ground, request -> request.refused(ground, clock.instant()));
    }

    public SubjectRequest close(UUID id, String ifMatch) {
        return change(id, ifMatch, "close", null, SubjectRequest::closed);
    }

    /**
     * Erases what no hold covers. Needs a fresh second factor: nobody can undo it.
     *
     * @return with the report
     */
    public Worked<ErasureReport> erase(UUID id, String ifMatch) {
        SubjectRequest request = work(id, ifMatch, RequestKind.DELETE);
        actor.requireFreshSecondFactor();
        ErasureReport report = erasures.erase(request.person(), id, actor.id());
        return new Worked<>(
                done(request, "erase", "sha256:" + report.hash(), report.whole() ? "whole" : "partly"), report);
    }

    /** What an erasure would keep back now. */
    public List<PersonalDataHolder.Hold> holds(UUID id) {
        return erasures.holds(requests.get(id).person());
    }

    public SubjectRequest restrict(UUID id, String ifMatch) {
        SubjectRequest request = work(id, ifMatch, RequestKind.RESTRICT);
        processing.limit(request.person(), Limit.RESTRICTED, id);
        log.record(AuditEvent.done("privacy.restrict", "privacy.person/" + request.person())
                .about(request.person())
                .transition(null, "restricted"));
        return done(request, "restrict", "restricted", null);
    }

    /** Ends the restriction that this request brought about, and no other's. */
    public SubjectRequest lift(UUID id, String ifMatch) {
        SubjectRequest request = requests.get(id);
        processing.alone(request.person());
        try {
            EntityVersion.requireMatch(ifMatch, request.version());
            if (!liftable(request)) {
                throw new NotPossibleForRequest("lift", request.state().word());
            }
        } catch (Refusal refusal) {
            log.recordAtOnce(
                    AuditEvent.refused("privacy.lift-restriction", "privacy.subject-request/" + id, refusal.code())
                            .about(request.person()));
            throw refusal;
        }
        SubjectRequest lifted = request.worked();
        requests.save(lifted);
        processing.lift(request.person(), Limit.RESTRICTED, id);
        Instant now = clock.instant();
        requests.step(id, now, actor.id(), "lift", request.state(), request.state(), null);
        log.record(AuditEvent.done("privacy.lift-restriction", "privacy.person/" + request.person())
                .about(request.person())
                .transition("restricted", null));
        return lifted;
    }

    /** Whether it is over and its restriction is in force; a request that was refused has brought none about. */
    public boolean liftable(SubjectRequest request) {
        return request.kind() == RequestKind.RESTRICT
                && !request.state().running()
                && requests.tasks(request.id()).stream().allMatch(RequestTask::done)
                && processing.holds(request.person(), Limit.RESTRICTED, request.id());
    }

    /** Takes back every consent that the person has given. */
    public SubjectRequest withdrawConsents(UUID id, String ifMatch) {
        SubjectRequest request = work(id, ifMatch, RequestKind.WITHDRAW_CONSENT);
        var given = consents.purposesOf(request.person());
        given.forEach(purpose -> {
            consents.withdraw(request.person(), purpose, request.channel(), clock.instant());
            minors.takenBack(request.person(), purpose);
        });
        return done(request, "withdraw-consents", given.size() + " withdrawn", null);
    }

    /** A complaint was looked into. */
    public SubjectRequest lookedInto(UUID id, String ifMatch) {
        return done(work(id, ifMatch, RequestKind.COMPLAINT), "look-into", "looked into", null);
    }

    /**
     * Assembles the copy, seals it under the person's key, and makes the link for the person. Whoever took the request knows
     * the code and must not have the link as well.
     *
     * @return with the path of the link, told once
     */
    public Worked<String> releaseCopy(UUID id, String ifMatch) {
        SubjectRequest request = work(id, ifMatch, RequestKind.COPY);
        if (request.receivedBy().equals(actor.id())) {
            log.recordAtOnce(AuditEvent.refused(
                            "privacy.copy.release",
                            "privacy.subject-request/" + id,
                            "privacy.somebody-else-must-release")
                    .about(request.person()));
            throw new SomebodyElseMustRelease();
        }
        Copies.Released released = copies.release(request);
        return new Worked<>(done(request, "release-copy", "sha256:" + released.hash(), null), released.path());
    }

    private SubjectRequest work(UUID id, String ifMatch, RequestKind kind) {
        SubjectRequest request = requests.get(id);
        if (kind == RequestKind.DELETE || kind == RequestKind.RESTRICT) {
            processing.alone(request.person()); // first, as everybody takes it
        }
        try {
            EntityVersion.requireMatch(ifMatch, request.version());
            request.requireWork(kind);
            SubjectRequest worked = request.worked();
            requests.save(worked); // before the work, which nobody can undo: from now on no second one gets here
            return worked;
        } catch (Refusal refusal) {
            log.recordAtOnce(AuditEvent.refused("privacy.request.work", "privacy.subject-request/" + id, refusal.code())
                    .about(request.person()));
            throw refusal;
        }
    }

    private SubjectRequest done(SubjectRequest request, String task, String evidence, String word) {
        Instant now = clock.instant();
        requests.taskDone(request.id(), task, now, actor.id(), evidence);
        requests.step(request.id(), now, actor.id(), task, request.state(), request.state(), word);
        log.record(AuditEvent.done("privacy.request.work", "privacy.subject-request/" + request.id())
                .about(request.person())
                .because(task));
        return request;
    }

    private SubjectRequest change(
            UUID id, String ifMatch, String act, String word, Function<SubjectRequest, SubjectRequest> step) {
        SubjectRequest before = requests.get(id);
        AuditEvent event = AuditEvent.done("privacy.request." + act, "privacy.subject-request/" + id)
                .about(before.person());
        try {
            EntityVersion.requireMatch(ifMatch, before.version());
            SubjectRequest after = step.apply(before);
            requests.save(after);
            requests.step(id, clock.instant(), actor.id(), act, before.state(), after.state(), word);
            log.record(event.because(word)
                    .transition(before.state().word(), after.state().word()));
            return after;
        } catch (Refusal refusal) {
            log.recordAtOnce(AuditEvent.refused(event.action(), event.object(), refusal.code())
                    .about(before.person()));
            throw refusal;
        }
    }
}
