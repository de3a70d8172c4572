package io.shouwen.performance;

import io.shouwen.platform.http.Refusal;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** Tells the audit log of refusals as well: their own transaction rolls back, the entry stays. */
@ApplicationScoped
public class Audited {

    private final AuditLog log;

    @Inject
    public Audited(AuditLog log) {
        this.log = log;
    }

    protected Audited() { // CDI proxy
        this(null);
    }

    public <T> T act(String action, String object, Supplier<T> act) {
        try {
            return act.get();
        } catch (Refusal refusal) {
            log.recordAtOnce(AuditEvent.refused(action, object, refusal.code()));
            throw refusal;
        }
    }
}
