package io.shouwen.privacy.freetext;

import io.shouwen.privacy.reveal.RevealableFields;
import io.shouwen.privacy.reveal.SealedField;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The originals of texts, for the one door: of each column one without cards for the desk, and one with them for finance. */
@ApplicationScoped
public class RevealableTexts implements RevealableFields {

    private final Instance<TextColumns> modules;
    private final SealedTexts sealed;

    protected RevealableTexts() { // CDI proxy
        this(null, null);
    }

    @Inject
    public RevealableTexts(@Any Instance<TextColumns> modules, SealedTexts sealed) {
        this.modules = modules;
        this.sealed = sealed;
    }

    @Override
    public List<Revealable> fields() {
        return columns()
                .flatMap(c -> Stream.of(
                        new Revealable(c.column().text(), c.textPermission()),
                        new Revealable(c.column().cards(), c.cardPermission())))
                .toList();
    }

    private Stream<TextColumns.Readable> columns() {
        return modules.stream().flatMap(module -> module.columns().stream());
    }

    /** None: a person has many texts in a column. */
    @Override
    public Optional<SealedField> find(PersonId person, ProtectedField field) {
        return Optional.empty();
    }

    @Override
    public Optional<SealedField> find(PersonId person, ProtectedField field, UUID row) {
        if (row == null) {
            return Optional.empty();
        }
        return columns()
                .map(TextColumns.Readable::column)
                .filter(c -> c.text().equals(field) || c.cards().equals(field))
                .findFirst()
                .flatMap(c -> sealed.find(person, c.name(), row, field.kind() == FieldKind.CARD_TEXT))
                .map(ciphertext -> new SealedField(field, ciphertext));
    }
}
