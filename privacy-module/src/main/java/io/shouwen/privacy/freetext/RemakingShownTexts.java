package io.shouwen.privacy.freetext;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.vault.Masks;
import io.shouwen.privacy.vault.ShownTexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes the masks in the modules' texts anew, beside whoever reads and writes them. */
@ApplicationScoped
class RemakingShownTexts implements ShownTexts {

    private Supplier<List<TextColumn>> columns;
    private Sql sql;

    protected RemakingShownTexts() {} // CDI proxy

    @Inject
    RemakingShownTexts(@Any Instance<TextColumns> modules, Sql sql) {
        this(
                () -> modules.stream()
                        .flatMap(module -> module.columns().stream())
                        .map(TextColumns.Readable::column)
                        .toList(),
                sql);
    }

    /** For tests without a container. */
    RemakingShownTexts(Supplier<List<TextColumn>> columns, Sql sql) {
        this.columns = columns;
        this.sql = sql;
    }

    @Override
    public Outcome remake(String field, UUID row, byte[] sealed, String original) {
        Optional<TextColumn> column = columns.get().stream()
                .filter(known -> known.name().equals(field))
                .findFirst();
        Optional<String> shown = column.flatMap(known -> shown(known, row));
        Optional<String> remade = shown.flatMap(text -> RemadeText.of(original, text));
        if (remade.isPresent() && replace(column.get(), row, sealed, shown.get(), remade.get())) {
            return Outcome.REMADE;
        }
        column.ifPresent(known -> awaitWriters(known, row));
        return remade.isEmpty() && isOriginal(field, row, sealed) ? Outcome.UNCLEAR : Outcome.CHANGED_MEANWHILE;
    }

    private Optional<String> shown(TextColumn column, UUID row) {
        return sql.first(
                "select " + column.column() + " from " + column.qualifiedTable() + " where id = ? and "
                        + column.column() + " is not null",
                found -> found.getString(1),
                row);
    }

    private boolean isOriginal(String field, UUID row, byte[] sealed) {
        return sql.number(
                        "select count(*) from privacy.sealed_text where field = ? and row_id = ? and text_sealed = ?",
                        field,
                        row,
                        sealed)
                == 1;
    }

    /** With nothing in hand that they might wait for. */
    private void awaitWriters(TextColumn column, UUID row) {
        lock("privacy.sealed_text where field = ? and row_id = ?", column.name(), row);
        lock(column.qualifiedTable() + " where id = ?", row);
    }

    private void lock(String row, Object... key) {
        sql.list("select 1 from " + row + " for update", found -> found.getInt(1), key);
    }

    /** Waits for nobody who is writing either row: whoever holds one may be waiting for the other. */
    private boolean replace(TextColumn column, UUID row, byte[] sealed, String shown, String remade) {
        String table = column.qualifiedTable();
        String name = column.column();
        String version = column.rowVersion() == null || remade.equals(shown)
                ? ""
                : ", " + column.rowVersion() + " = " + column.rowVersion() + " + 1";
        return sql.change(
                        "with original as (select 1 from privacy.sealed_text where field = ? and row_id = ?"
                                + " and text_sealed = ? for update skip locked),"
                                + " text as (select id from " + table + " where id = ? and " + name
                                + " = ? and exists (select 1 from original) for update skip locked),"
                                + " remade as (update " + table + " set " + name + " = ?" + version
                                + " where id in (select id from text) returning 1)"
                                + " update privacy.sealed_text set mask_version = ? where field = ? and row_id = ?"
                                + " and exists (select 1 from remade)",
                        column.name(),
                        row,
                        sealed,
                        row,
                        shown,
                        remade,
                        Masks.VERSION,
                        column.name(),
                        row)
                == 1;
    }
}
