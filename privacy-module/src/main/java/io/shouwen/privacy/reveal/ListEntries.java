package io.shouwen.privacy.reveal;

import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Commits the entries of a batch of a list at once, while the list's own transaction still reads. */
@ApplicationScoped
class ListEntries {

    private AuditLog log;

    protected ListEntries() {} // CDI proxy

    @Inject
    ListEntries(AuditLog log) {
        this.log = log;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void record(List<AuditEvent> events) {
        log.recordAll(events);
    }
}
