package io.shouwen.privacy.log;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.privacy.PrivacyPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One entry and all that proves it, with a page of plain words: what a regulator takes along. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.LOG_READ)
public class BundlingEvidence {

    private ReadingAuditLog reading;

    protected BundlingEvidence() {} // CDI proxy

    @Inject
    BundlingEvidence(ReadingAuditLog reading) {
        this.reading = reading;
    }

    /**
     * A zip of a few kilobytes.
     *
     * @throws NotPublished within the first second of an entry's life
     */
    public byte[] of(UUID id) {
        EntryProof proof = reading.proof(id);
        Optional<String> second = reading.secondKey();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            put(zip, "README.txt", EvidenceText.with(second.isPresent(), EvidenceText.ONE_ENTRY));
            put(zip, "entry.json", proof.entry().leaf());
            put(zip, "entry.tlog-proof", proof.file().written());
            put(zip, "checkpoint", proof.file().note());
            put(zip, "key", proof.key() + "\n");
            if (second.isPresent()) {
                put(zip, "key-sm2", second.get() + "\n");
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
