package io.shouwen.privacy.log;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.LogStorage.Published;
import io.shouwen.privacy.log.tree.ClearanceNote;
import io.shouwen.privacy.log.tree.Nodes;
import io.shouwen.privacy.log.tree.ProofFile;
import io.shouwen.privacy.log.tree.TileAddress;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;

/** Takes the log out of the system: whole, for {@code shouwen-verify}; or the rows of a search. Needs a fresh second factor. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.LOG_EXPORT)
public class ExportingAuditLog {

    public static final String ACTION = "privacy.log.export";

    /** More is for the whole log's export. */
    public static final int MOST_ROWS = 50_000;

    /** Each brings two files along. */
    public static final int MOST_PROOFS = 5_000;

    private static final int AT_ONCE = 500;

    private Actor actor;
    private AuditLog log;
    private AuditEntries entries;
    private ReadingAuditLog reading;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    /** Writes itself to whoever receives it. */
    @FunctionalInterface
    public interface Export {
        void writeTo(OutputStream out) throws IOException;
    }

    protected ExportingAuditLog() {} // CDI proxy

    @Inject
    ExportingAuditLog(Actor actor, AuditLog log, AuditEntries entries, ReadingAuditLog reading) {
        this.actor = actor;
        this.log = log;
        this.entries = entries;
        this.reading = reading;
    }

    /** The zip of everything under the newest checkpoint, bundle by bundle, in little memory. */
    public Export wholeLog() {
        actor.requireFreshSecondFactor();
        Published published = latest();
        log.recordAtOnce(AuditEvent.done(ACTION, "privacy.log/checkpoint/" + published.size()));
        LogKeys keys = keys();
        SortedMap<Long, String> clearances = reading.clearanceNotes(published.size());
        return out -> zip(published, keys, clearances, out);
    }

    private Published latest() {
        try (Connection connection = database.getConnection()) {
            return new LogStorage(connection).latest().orElseThrow(NothingPublished::new);
        } catch (SQLException broken) {
            throw new IllegalStateException("the audit log cannot be read", broken);
        }
    }

    private void zip(Published published, LogKeys keys, SortedMap<Long, String> clearances, OutputStream out)
            throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new KeptOpen(out), StandardCharsets.UTF_8)) {
            begin(zip, EvidenceText.WHOLE_LOG, keys, published);
            for (Iterator<TileAddress> tiles =
                            TileAddress.allOf(published.size()).iterator();
                    tiles.hasNext(); ) {
                TileAddress address = tiles.next();
                put(zip, address.path(), tile(address));
            }
            for (Map.Entry<Long, String> note : clearances.entrySet()) {
                put(zip, ClearanceNote.file(note.getKey()), note.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** @param second of the second signature, if any */
    private record LogKeys(String first, Optional<String> second) {}

    private LogKeys keys() {
        return new LogKeys(reading.key(), reading.secondKey());
    }

    private static void begin(ZipOutputStream zip, String text, LogKeys keys, Published published) throws IOException {
        put(
                zip,
                "README.txt",
                EvidenceText.with(keys.second().isPresent(), text).getBytes(StandardCharsets.UTF_8));
        put(zip, "key", (keys.first() + "\n").getBytes(StandardCharsets.UTF_8));
        if (keys.second().isPresent()) {
            put(zip, "key-sm2", (keys.second().get() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        put(zip, "checkpoint", published.note().getBytes(StandardCharsets.UTF_8));
    }

    /** Each over a connection of its own: whoever receives slowly must not keep one from the others. */
    private byte[] tile(TileAddress address) throws IOException {
        try (Connection connection = database.getConnection()) {
            return new LogStorage(connection).tile(address);
        } catch (SQLException broken) {
            throw new IOException("the audit log cannot be read", broken);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** What a search finds, in one file. */
    public enum Format {
        CSV,
        XLSX;

        EntryTable.Format table() {
            return EntryTable.Format.valueOf(name());
        }

        public String mediaType() {
            return table().mediaType();
        }

        public String ending() {
            return table().ending();
        }
    }

    /**
     * The rows of a search, as the page shows them.
     *
     * @throws TooManyRows where it finds more than {@link #MOST_ROWS}; nothing is left out silently
     */
    public Export rows(EntryFilter filter, Format format, boolean oldestFirst) {
        actor.requireFreshSecondFactor();
        requireAtMost(MOST_ROWS, filter);
        log.recordAtOnce(reading.searched(ACTION, filter));
        return out -> {
            try (EntryTable table = EntryTable.to(out, format.table())) {
                each(filter, oldestFirst, page -> {
                    for (LoggedEntry entry : page) {
                        table.row(EntryTable.cells(entry, null));
                    }
                });
            }
        };
    }

    /**
     * The same as a zip, with each entry and its proof beside the table.
     *
     * @throws TooManyRows where it finds more than {@link #MOST_PROOFS}
     */
    public Export rowsWithProofs(EntryFilter filter, Format format, boolean oldestFirst) {
        actor.requireFreshSecondFactor();
        requireAtMost(MOST_PROOFS, filter);
        Published published = latest();
        LogKeys keys = keys();
        log.recordAtOnce(reading.searched(ACTION, filter).because("with-proofs"));
        return out -> {
            try (ZipOutputStream zip = new ZipOutputStream(new KeptOpen(out), StandardCharsets.UTF_8)) {
                begin(zip, EvidenceText.ROWS, keys, published);
                List<List<String>> rows = new ArrayList<>();
                each(filter, oldestFirst, page -> proofs(zip, published, page, rows));
                zip.putNextEntry(new ZipEntry("entries." + format.ending()));
                try (EntryTable table = EntryTable.to(zip, format.table())) {
                    for (List<String> row : rows) {
                        table.row(row);
                    }
                }
                zip.closeEntry();
            }
        };
    }

    private void proofs(ZipOutputStream zip, Published published, List<LoggedEntry> page, List<List<String>> rows)
            throws IOException {
        try (Connection connection = database.getConnection()) {
            Nodes nodes = new LogStorage(connection).rememberingNodes(published.size());
            for (LoggedEntry entry : page) {
                String proof = null;
                if (entry.index() != null && entry.index() < published.size()) {
                    proof = "proofs/" + entry.index() + ".tlog-proof";
                    ProofFile file = new ProofFile(
                            entry.index(),
                            nodes.inclusion(entry.index(), published.size()).hashes(),
                            published.note());
                    put(zip, proof, file.written().getBytes(StandardCharsets.UTF_8));
                    put(zip, "proofs/" + entry.index() + ".json", entry.leaf().getBytes(StandardCharsets.UTF_8));
                }
                rows.add(EntryTable.cells(entry, proof));
            }
        } catch (SQLException broken) {
            throw new IOException("the audit log cannot be read", broken);
        }
    }

    private void requireAtMost(int most, EntryFilter filter) {
        if (entries.count(filter, most + 1) > most) {
            throw new TooManyRows(most);
        }
    }

    @FunctionalInterface
    private interface Page {
        void take(List<LoggedEntry> entries) throws IOException;
    }

    /** Page by page, each over a connection of its own: whoever receives slowly must not keep one from the others. */
    private void each(EntryFilter filter, boolean oldestFirst, Page to) throws IOException {
        UUID after = null;
        int count = 0;
        List<LoggedEntry> page;
        do {
            page = entries.list(filter, after, 0, AT_ONCE, oldestFirst);
            if (!page.isEmpty()) {
                to.take(page);
                after = page.get(page.size() - 1).id();
                count += page.size();
            }
        } while (page.size() == AT_ONCE && count < MOST_ROWS);
    }
}
