package io.shouwen.privacy.log;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.log.AuditEntry.Who;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;

/** What invented people did in the demo's past. A log that can be back-dated is worth nothing, so this is refused elsewhere. */
@ApplicationScoped
public class PastEntries {

    private Sql sql;
    private Config config;

    protected PastEntries() {} // CDI proxy

    @Inject
    PastEntries(Sql sql, Config config) {
        this.sql = sql;
        this.config = config;
    }

    /** @param id a UUIDv7 of that moment, from the story's chance */
    public record Past(UUID id, Instant at, StaffId actor, Portal portal, AuditEvent event) {}

    /** A few hundred at a time. */
    @Transactional
    public void write(List<Past> entries) {
        if (!config.getOptionalValue("shouwen.mode", String.class)
                .orElse("production")
                .equals("demo")) {
            throw new IllegalStateException("the log is never back-dated outside a demo");
        }
        sql.changeAll(
                "insert into audit.entry (id, leaf) values (?, ?)",
                entries.stream()
                        .map(past ->
                                new Object[] {past.id(), new String(entry(past).leaf(), StandardCharsets.UTF_8)})
                        .toList());
    }

    private static AuditEntry entry(Past past) {
        return new AuditEntry(
                past.id(),
                past.at().truncatedTo(ChronoUnit.MILLIS),
                past.event(),
                new Who(past.actor().value(), past.portal(), null, null));
    }
}
