package io.shouwen.privacy.log;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.LogStorage.Published;
import io.shouwen.privacy.log.tree.TileAddress;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;

/** Takes the log out of the system: whole, for {@code shouwen-verify}; or the rows of a search. Needs a fresh second factor. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.LOG_EXPORT)
public class ExportingAuditLog {

    public static final String ACTION = "privacy.log.export";

    private static final int MOST_ROWS = 50_000;

    private static final String README = """
            首问审计日志 · Shouwen audit log

            checkpoint        签名的检查点（C2SP tlog-checkpoint）       signed checkpoint
            tile/entries/…    日志条目，每条一行 JSON                    the entries, one line of JSON each
            tile/0…/…         哈希树（RFC 6962，C2SP tlog-tiles）        the tree of hashes
            key               日志的公钥                                 the log's public key

            如何验证：请从别处（例如上一次审计的记录）取得公钥，不要只相信随包附带的 key 文件；然后运行
            To verify, take the public key from elsewhere (your records of the last audit), not from this folder alone; then

                java -jar shouwen-verify.jar log FOLDER --key 'KEY'
                java -jar shouwen-verify.jar consistency OLD_CHECKPOINT FOLDER --key 'KEY'

            请保留 checkpoint 文件：下次导出时可用它证明历史没有被改写。
            Keep the file checkpoint: it proves at the next export that history was not rewritten.
            """;

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
        String key = reading.key();
        log.recordAtOnce(AuditEvent.done(ACTION, "privacy.log/checkpoint/" + published.size()));
        return out -> zip(published, key, out);
    }

    private Published latest() {
        try (Connection connection = database.getConnection()) {
            return new LogStorage(connection).latest().orElseThrow(NothingPublished::new);
        } catch (SQLException broken) {
            throw new IllegalStateException("the audit log cannot be read", broken);
        }
    }

    private void zip(Published published, String key, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new KeptOpen(out), StandardCharsets.UTF_8)) {
            put(zip, "README.txt", README.getBytes(StandardCharsets.UTF_8));
            put(zip, "key", (key + "\n").getBytes(StandardCharsets.UTF_8));
            put(zip, "checkpoint", published.note().getBytes(StandardCharsets.UTF_8));
            for (Iterator<TileAddress> tiles =
                            TileAddress.allOf(published.size()).iterator();
                    tiles.hasNext(); ) {
                TileAddress address = tiles.next();
                put(zip, address.path(), tile(address));
            }
        }
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

    /** The container closes the answer itself. */
    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** The rows of a search as CSV, newest first, as the page shows them; at most 50,000. */
    public Export rows(EntryFilter filter) {
        actor.requireFreshSecondFactor();
        log.recordAtOnce(reading.searched(ACTION, filter));
        return out -> {
            Writer text = new OutputStreamWriter(new KeptOpen(out), StandardCharsets.UTF_8);
            text.write('\uFEFF'); // spreadsheets take the text for UTF-8
            try (CsvWriter csv = CsvWriter.builder().build(text)) {
                csv.writeRecord(
                        "id",
                        "at",
                        "actor",
                        "portal",
                        "action",
                        "object",
                        "subject",
                        "fields",
                        "purpose",
                        "case",
                        "outcome",
                        "reason",
                        "index",
                        "publishedAt",
                        "witnessedAt");
                entries.read(filter, null, 0, MOST_ROWS, entry -> row(csv, entry));
            } catch (UncheckedIOException broken) {
                throw broken.getCause();
            }
        };
    }

    private static void row(CsvWriter csv, LoggedEntry entry) {
        csv.writeRecord(
                entry.id().toString(),
                entry.recordedAt().toString(),
                entry.word("actor"),
                entry.word("portal"),
                entry.word("action"),
                entry.word("object"),
                entry.word("subject"),
                String.join(" ", entry.fields()),
                entry.word("purpose"),
                entry.word("case"),
                entry.word("outcome"),
                entry.word("reason"),
                entry.index() == null ? null : entry.index().toString(),
                entry.publishedAt() == null ? null : entry.publishedAt().toString(),
                entry.witnessedAt() == null ? null : entry.witnessedAt().toString());
    }
}
