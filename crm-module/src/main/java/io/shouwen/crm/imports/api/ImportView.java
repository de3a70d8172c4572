package io.shouwen.crm.imports.api;

import io.shouwen.crm.imports.ImportStatus;
import io.shouwen.platform.http.Words;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How far an import is; the counts of rows are explained at {@link ImportStatus}.
 *
 * @param state {@code checked} (dry run over), {@code running}, {@code done} or {@code cancelled}
 * @param percent of the rows that can be taken in
 */
public record ImportView(
        UUID id,
        @Words(ImportStatus.State.class) String state,
        int percent,
        int rows,
        int ready,
        int imported,
        int duplicates,
        int faulty,
        int skipped,
        List<String> columns,
        String encoding,
        UUID job,
        String uploadedBy,
        Instant uploadedAt,
        Instant endedAt) {

    static ImportView of(ImportStatus s) {
        return new ImportView(
                s.id(),
                s.state().word(),
                s.percent(),
                s.rows(),
                s.ready(),
                s.imported(),
                s.duplicates(),
                s.faulty(),
                s.skipped(),
                s.columns(),
                s.encoding(),
                s.job(),
                s.uploadedBy().value(),
                s.uploadedAt(),
                s.endedAt());
    }
}
