package io.shouwen.privacy.rights;

import io.shouwen.platform.access.OpenByLink;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * The person fetches the copy of their data by the link that they got, with the code that they were told when they asked.
 * Once: then it is gone. Five tries for each link.
 */
@ApplicationScoped
public class FetchingCopy {

    private Copies copies;
    private CopyTries tries;
    private SubjectRequests requests;
    private AuditLog log;

    protected FetchingCopy() {} // CDI proxy

    @Inject
    FetchingCopy(Copies copies, CopyTries tries, SubjectRequests requests, AuditLog log) {
        this.copies = copies;
        this.tries = tries;
        this.requests = requests;
        this.log = log;
    }

    /** Whether something waits behind the link. */
    @OpenByLink
    public boolean waiting(String token) {
        return copies.waiting(token);
    }

    /**
     * @return the ZIP file
     * @throws CopyNotAvailable unknown, fetched, expired, or tried too often
     * @throws WrongCode otherwise
     */
    @OpenByLink
    @Transactional
    public byte[] fetch(String token, String code) {
        if (!tries.count(token)) {
            throw new CopyNotAvailable();
        }
        Copies.Pack pack = copies.pack(token);
        AuditEvent event = AuditEvent.done("privacy.copy.fetch", "privacy.subject-request/" + pack.request())
                .about(pack.person())
                .because("one-time-link");
        if (!copies.fits(pack.request(), code)) {
            log.recordAtOnce(AuditEvent.refused(event.action(), event.object(), "privacy.wrong-pickup-code")
                    .about(pack.person()));
            throw new WrongCode();
        }
        log.recordAtOnce(event);
        SubjectRequest request = requests.get(pack.request());
        requests.step(request.id(), tries.now(), StaffId.SYSTEM, "fetch", request.state(), request.state(), null);
        return copies.handOver(pack);
    }
}
