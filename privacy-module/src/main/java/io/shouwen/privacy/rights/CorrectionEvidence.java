package io.shouwen.privacy.rights;

import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Told by whoever changes a person's data: requests to correct those fields take it as done. Names the fields, never the values. */
@ApplicationScoped
public class CorrectionEvidence {

    private SubjectRequests requests;
    private Clock clock;

    protected CorrectionEvidence() {} // CDI proxy

    @Inject
    CorrectionEvidence(SubjectRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /** @param object that was changed, such as {@code crm.customer/0190…} */
    public void corrected(PersonId person, Collection<String> fields, StaffId by, String object) {
        Instant now = clock.instant();
        // The desk often puts it right while the person stands there, before anybody has begun to answer.
        for (SubjectRequest request : requests.running(person, RequestKind.CORRECT)) {
            boolean done = false;
            for (RequestTask task : requests.tasks(request.id())) {
                if (!task.done() && fields.contains(fieldOf(task))) {
                    requests.taskDone(request.id(), task.word(), now, by, object);
                    requests.step(request.id(), now, by, task.word(), request.state(), request.state(), null);
                    done = true;
                }
            }
            if (done) {
                requests.touch(request.id());
            }
        }
    }

    /**
     * Fields that the person wants put right and nobody has put right yet.
     *
     * @param verified only of requests where who asks has been verified
     */
    public Set<String> wanted(PersonId person, boolean verified) {
        Set<String> wanted = new TreeSet<>();
        for (SubjectRequest request : requests.running(person, RequestKind.CORRECT)) {
            if (!verified || request.state() != RequestState.RECEIVED) {
                requests.tasks(request.id()).stream()
                        .filter(task -> !task.done())
                        .map(CorrectionEvidence::fieldOf)
                        .forEach(wanted::add);
            }
        }
        return wanted;
    }

    private static String fieldOf(RequestTask task) {
        return task.word().substring(task.word().indexOf(':') + 1);
    }
}
