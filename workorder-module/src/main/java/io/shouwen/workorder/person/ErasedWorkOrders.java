package io.shouwen.workorder.person;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.freetext.KeptText;
import io.shouwen.privacy.freetext.NumberForgotten;
import io.shouwen.privacy.freetext.ProtectedTexts;
import io.shouwen.privacy.freetext.TextColumn;
import io.shouwen.privacy.freetext.TypedText;
import io.shouwen.privacy.rights.ErasedText;
import io.shouwen.privacy.vault.Masks;
import io.shouwen.workorder.freetext.WorkOrderTexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes the words out of work orders, their sealed originals too: every column in which people write. */
@ApplicationScoped
class ErasedWorkOrders {

    private ProtectedTexts texts;
    private Sql sql;

    protected ErasedWorkOrders() {} // CDI proxy

    @Inject
    ErasedWorkOrders(ProtectedTexts texts, Sql sql) {
        this.texts = texts;
        this.sql = sql;
    }

    /** @return how many work orders */
    int erase(Collection<UUID> orders) {
        if (orders.isEmpty()) {
            return 0;
        }
        List<UUID> ids = List.copyOf(orders);
        String gone = ErasedText.MARKER;
        TypedText nothing = TypedText.of(gone);
        List<KeptText> originals = new ArrayList<>();
        for (UUID id : ids) {
            Stream.of(WorkOrderTexts.DESCRIPTION, WorkOrderTexts.PLAN, WorkOrderTexts.SOLUTION, WorkOrderTexts.FEEDBACK)
                    .forEach(column -> originals.add(new KeptText(null, column, id, nothing)));
        }
        sql.list(
                        "select id from workorder.history_entry where work_order = any (?) and note is not null",
                        row -> row.getObject(1, UUID.class),
                        ids)
                .forEach(id -> originals.add(new KeptText(null, WorkOrderTexts.NOTE, id, nothing)));
        texts.keepAll(originals);
        sql.change(
                "update workorder.history_entry set note = ? where work_order = any (?) and note is not null",
                gone,
                ids);
        // The version goes on, so that an edit in flight is refused instead of writing its text back.
        return sql.change(
                "update workorder.work_order set version = version + 1, description = ?,"
                        + " plan = case when plan is null then null else ? end,"
                        + " solution = case when solution is null then null else ? end,"
                        + " feedback = case when feedback is null then null else ? end"
                        + " where id = any (?) and description <> ?",
                gone,
                gone,
                gone,
                gone,
                ids,
                gone);
    }

    /** Somebody else's number, half of which was still shown. A work order's version goes on, so that no edit brings it back. */
    void forgotten(@Observes NumberForgotten number) {
        for (TextColumn column : WorkOrderTexts.ALL) {
            if (number.in(column)) {
                String version = column.rowVersion() == null ? "" : ", version = version + 1";
                String name = column.column();
                number.masks()
                        .forEach(mask -> sql.change(
                                "update workorder." + column.table() + " set " + name + " = replace(" + name + ", ?, ?)"
                                        + version + " where id = ? and position(? in " + name + ") > 0",
                                mask,
                                Masks.NOTHING,
                                number.row(),
                                mask));
            }
        }
    }

    /** What was written beside the stars. */
    int comments(Collection<UUID> orders) {
        if (orders.isEmpty()) {
            return 0;
        }
        TypedText nothing = TypedText.of(ErasedText.MARKER);
        List<UUID> written = sql.list(
                "select id from workorder.rating_invitation where work_order = any (?) and comment is not null"
                        + " and comment <> ?",
                row -> row.getObject(1, UUID.class),
                List.copyOf(orders),
                ErasedText.MARKER);
        texts.keepAll(written.stream()
                .map(id -> new KeptText(null, WorkOrderTexts.COMMENT, id, nothing))
                .toList());
        return written.isEmpty()
                ? 0
                : sql.change(
                        "update workorder.rating_invitation set comment = ? where id = any (?)",
                        ErasedText.MARKER,
                        written);
    }
}
