package io.shouwen.privacy.log.portal;

import io.shouwen.privacy.log.ClearingAlarm;
import io.shouwen.privacy.log.LogOverview;
import io.shouwen.privacy.log.ReadingAuditLog;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Whether the log is whole, who outside holds it, how far the rolling check is, and what alarms came to. */
@Named
@ViewScoped
public class LogHealthPage implements Serializable {

    private ReadingAuditLog reading;
    private ClearingAlarm clearing;

    private String finding;
    private transient String reference; // what is being typed is in no stored session
    private transient String note;
    private transient LogOverview overview;

    protected LogHealthPage() {} // CDI proxy

    @Inject
    LogHealthPage(ReadingAuditLog reading, ClearingAlarm clearing) {
        this.reading = reading;
        this.clearing = clearing;
    }

    public LogOverview getOverview() {
        if (overview == null) {
            overview = reading.overview();
        }
        return overview;
    }

    public List<String> getFindings() {
        return Arrays.stream(ClearingAlarm.Finding.values())
                .map(ClearingAlarm.Finding::word)
                .toList();
    }

    public void clear(UUID alarm) {
        clearing.clear(alarm, finding, reference, note);
        finding = null;
        reference = null;
        note = null;
        overview = null;
    }

    public boolean isOfficersSign() {
        return clearing.officersSign();
    }

    public String getOrigin() {
        return clearing.origin();
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public String getFinding() {
        return finding;
    }

    public void setFinding(String finding) {
        this.finding = finding;
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }
}
