package io.shouwen.privacy.log.portal;

import io.shouwen.privacy.log.ExportingAuditLog;
import io.shouwen.privacy.log.LogOverview;
import io.shouwen.privacy.log.ReadingAuditLog;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.omnifaces.util.Faces;

/** Takes the log along, and tells how to check it elsewhere. */
@Named
@RequestScoped
public class LogExportPage {

    private ReadingAuditLog reading;
    private ExportingAuditLog exporting;
    private LogOverview overview;

    protected LogExportPage() {} // CDI proxy

    @Inject
    LogExportPage(ReadingAuditLog reading, ExportingAuditLog exporting) {
        this.reading = reading;
        this.exporting = exporting;
    }

    public LogOverview getOverview() {
        if (overview == null) {
            overview = reading.overview();
        }
        return overview;
    }

    public void download() throws IOException {
        ExportingAuditLog.Export export = exporting.wholeLog();
        Faces.sendFile("shouwen-audit-log.zip", true, export::writeTo);
    }
}
