package io.shouwen.privacy.rights;

import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

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
        for (UUID request : requests.inWork(person, RequestKind.CORRECT)) {
            for (RequestTask task : requests.tasks(request)) {
                String field = task.word().substring(task.word().indexOf(':') + 1);
                if (!task.done() && fields.contains(field)) {
                    requests.taskDone(request, task.word(), now, by, object);
                    requests.step(request, now, by, task.word(), RequestState.IN_WORK, RequestState.IN_WORK, null);
                }
            }
        }
    }
}
