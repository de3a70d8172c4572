package io.shouwen.crm.person;

import io.shouwen.crm.interaction.Interaction;
import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.freetext.KeptText;
import io.shouwen.privacy.freetext.NumberForgotten;
import io.shouwen.privacy.freetext.ProtectedTexts;
import io.shouwen.privacy.freetext.TextColumn;
import io.shouwen.privacy.freetext.TypedText;
import io.shouwen.privacy.rights.ErasedText;
import io.shouwen.privacy.vault.Masks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes the words out of what was said with customers, their sealed originals too; that and when it was said stays. */
@ApplicationScoped
class ErasedInteractions {

    private ProtectedTexts texts;
    private Sql sql;

    protected ErasedInteractions() {} // CDI proxy

    @Inject
    ErasedInteractions(ProtectedTexts texts, Sql sql) {
        this.texts = texts;
        this.sql = sql;
    }

    /** Somebody else's number, half of which was still shown. */
    void forgotten(@Observes NumberForgotten number) {
        for (TextColumn column : List.of(Interaction.SUMMARY, Interaction.FOLLOW_UP)) {
            if (number.in(column)) {
                String name = column.column();
                number.masks()
                        .forEach(mask -> sql.change(
                                "UPDATE crm.interaction SET " + name + " = replace(" + name + ", ?, ?) WHERE id = ?",
                                mask,
                                Masks.NOTHING,
                                number.row()));
            }
        }
    }

    int erase(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        TypedText nothing = TypedText.of(ErasedText.MARKER);
        texts.keepAll(ids.stream()
                .flatMap(id -> Stream.of(
                        new KeptText(null, Interaction.SUMMARY, id, nothing),
                        new KeptText(null, Interaction.FOLLOW_UP, id, nothing)))
                .toList());
        return sql.change(
                "UPDATE crm.interaction SET summary = ?,"
                        + " follow_up = CASE WHEN follow_up IS NULL THEN NULL ELSE ? END WHERE id = ANY (?)",
                ErasedText.MARKER,
                ErasedText.MARKER,
                List.copyOf(ids));
    }
}
