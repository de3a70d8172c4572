package io.shouwen.privacy.rights;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Erasure reports are looked at and downloaded. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
public class ReadingErasures {

    private ErasureReports reports;
    private AuditLog log;

    protected ReadingErasures() {} // CDI proxy

    @Inject
    ReadingErasures(ErasureReports reports, AuditLog log) {
        this.reports = reports;
        this.log = log;
    }

    public ErasureReport read(UUID id) {
        ErasureReport report = reports.find(id);
        log.recordAtOnce(
                AuditEvent.done("privacy.erasure.read", "privacy.erasure/" + id).about(report.person()));
        return report;
    }
}
