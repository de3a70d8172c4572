package io.shouwen.privacy.log.portal;

import io.shouwen.privacy.log.BundlingEvidence;
import io.shouwen.privacy.log.EntryProof;
import io.shouwen.privacy.log.LoggedEntry;
import io.shouwen.privacy.log.NotPublished;
import io.shouwen.privacy.log.ReadingAuditLog;
import io.shouwen.privacy.log.UnknownEntry;
import io.shouwen.privacy.log.tree.InclusionProof;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.omnifaces.util.Faces;

/** One entry and its proof, explained step by step to somebody who has not seen such a thing before. */
@Named
@ViewScoped
public class AuditEntryPage implements Serializable {

    private ReadingAuditLog reading;
    private BundlingEvidence bundling;
    private AuditRows rows;

    private String id;
    private transient LoggedEntry entry;
    private transient EntryProof proof;
    private transient AuditRow row;

    /** One step from the entry up to the root. */
    public record Step(int number, String sibling, boolean siblingIsLeft, String result) {}

    protected AuditEntryPage() {} // CDI proxy

    @Inject
    AuditEntryPage(ReadingAuditLog reading, BundlingEvidence bundling, AuditRows rows) {
        this.reading = reading;
        this.bundling = bundling;
        this.rows = rows;
    }

    private UUID uuid() {
        try {
            return UUID.fromString(String.valueOf(id));
        } catch (IllegalArgumentException notAnId) {
            throw new UnknownEntry();
        }
    }

    private void load() {
        if (entry != null) {
            return;
        }
        try {
            proof = reading.proof(uuid());
            entry = proof.entry();
        } catch (NotPublished notYet) {
            entry = reading.entry(uuid());
        }
        row = rows.of(List.of(entry)).get(0);
    }

    public LoggedEntry getEntry() {
        load();
        return entry;
    }

    public AuditRow getRow() {
        load();
        return row;
    }

    /** Null while the entry is not under a signed checkpoint. */
    public EntryProof getProof() {
        load();
        return proof;
    }

    public List<Step> getSteps() {
        load();
        List<Step> steps = new ArrayList<>();
        if (proof != null) {
            for (InclusionProof.Step step : proof.proof().steps(proof.leafHash())) {
                steps.add(new Step(
                        steps.size() + 1,
                        step.sibling().base64(),
                        step.siblingIsLeft(),
                        step.result().base64()));
            }
        }
        return steps;
    }

    /** Whether the way ends at the signed root; shown, not assumed. */
    public boolean isProven() {
        load();
        return proof != null
                && proof.proof().leadsFrom(proof.leafHash(), proof.checkpoint().root());
    }

    public void downloadProof() throws IOException {
        String text = reading.proof(uuid()).file().written();
        Faces.sendFile(text.getBytes(StandardCharsets.UTF_8), id + ".tlog-proof", true);
    }

    /** Everything that a regulator needs, with a page of plain words. */
    public void downloadEvidence() throws IOException {
        Faces.sendFile(bundling.of(uuid()), id + "-evidence.zip", true);
    }

    /** The leaf, byte for byte, as {@code shouwen-verify proof --entry} takes it. */
    public void downloadEntry() throws IOException {
        Faces.sendFile(reading.entry(uuid()).leaf().getBytes(StandardCharsets.UTF_8), id + ".json", true);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
