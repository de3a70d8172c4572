package io.shouwen.privacy.freetext;

import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.Masks;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.ProtectedValue;
import io.shouwen.privacy.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the originals of texts in which numbers were found, and what is needed to ask for the numbers. A text without any
 * costs nothing: its module keeps it as it is.
 */
@ApplicationScoped
public class ProtectedTexts {

    private final Vault vault;
    private final SealedTexts sealed;

    protected ProtectedTexts() { // CDI proxy
        this(null, null);
    }

    @Inject
    public ProtectedTexts(Vault vault, SealedTexts sealed) {
        this.vault = vault;
        this.sealed = sealed;
    }

    /** In the caller's transaction, which writes {@link TypedText#shown()} into the row. Replaces what stood there. */
    public void keep(KeptText text) {
        keepAll(List.of(text));
    }

    /** Many at once, of any columns; the last of a place counts. */
    public void keepAll(Collection<KeptText> texts) {
        if (texts.isEmpty()) {
            return;
        }
        Map<List<Object>, KeptText> places = new LinkedHashMap<>();
        texts.forEach(t -> places.put(List.of(t.column(), t.row()), t));
        List<KeptText> hiding =
                places.values().stream().filter(t -> t.text().hidesSomething()).toList();
        sealed.replace(
                places.values().stream()
                        .map(t -> new SealedTexts.Place(t.column().name(), t.row()))
                        .toList(),
                rows(hiding),
                numbers(hiding));
    }

    private List<SealedTexts.Row> rows(List<KeptText> texts) {
        List<SealedTexts.Row> rows = new ArrayList<>();
        for (KeptText kept : texts) {
            PersonId person = kept.keyOwner();
            Map<ProtectedField, String> plain = new LinkedHashMap<>();
            plain.put(kept.column().text(), kept.text().forTheDesk());
            if (kept.text().hasCard()) {
                plain.put(kept.column().cards(), kept.text().forFinance());
            }
            Map<ProtectedField, ProtectedValue> values =
                    vault.protectAll(Map.of(person, plain)).get(person);
            rows.add(new SealedTexts.Row(
                    new SealedTexts.Place(kept.column().name(), kept.row()),
                    person,
                    values.get(kept.column().text()).sealed().orElseThrow(),
                    kept.text().hasCard()
                            ? values.get(kept.column().cards()).sealed().orElseThrow()
                            : null));
        }
        return rows;
    }

    /** Of what the rule of its kind reads: a number that somebody mistyped can be hidden, not looked up. */
    private List<SealedTexts.Number> numbers(List<KeptText> texts) {
        List<SealedTexts.Number> numbers = new ArrayList<>();
        for (KeptText kept : texts) {
            for (Finding finding : kept.text().findings()) {
                if (Masks.of(finding.kind(), finding.value()).isPresent()) {
                    // Not the newest, which other nodes may not search with yet.
                    BlindIndex index = vault.current(finding.kind(), vault.searchKeys(finding.kind(), finding.value()));
                    numbers.add(new SealedTexts.Number(
                            new SealedTexts.Place(kept.column().name(), kept.row()),
                            kept.keyOwner(),
                            finding.kind(),
                            index));
                }
            }
        }
        return numbers;
    }

    /** Of which texts about the person an original is kept, each as {@code schema.table.column/row}. */
    public Set<String> originalsAbout(PersonId person) {
        return sealed.about(person);
    }

    /** Whether a number stands in any text about the person. */
    public boolean mentions(PersonId person, FieldKind kind, List<BlindIndex> keys) {
        return sealed.mentions(person, kind, keys);
    }

    /** About whom texts mention a number, at most so many. */
    public List<PersonId> mentioning(FieldKind kind, List<BlindIndex> keys, int limit) {
        return sealed.mentioning(kind, keys, limit);
    }

    /**
     * Destroys the originals and hashes of a person's texts (P11). The shown texts are their modules'.
     *
     * @return how many originals there were
     */
    public int forget(PersonId person) {
        return sealed.forget(person);
    }
}
