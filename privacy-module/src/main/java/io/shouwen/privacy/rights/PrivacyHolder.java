package io.shouwen.privacy.rights;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.freetext.ProtectedTexts;
import io.shouwen.privacy.freetext.TextColumn;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What this module itself keeps about people: their consents, their guardian, their requests. */
@ApplicationScoped
class PrivacyHolder implements PersonalDataHolder {

    private static final String CONSENTS = "privacy.consents";
    private static final String GUARDIAN = "privacy.guardian";
    private static final String REQUESTS = "privacy.requests";
    private static final String COPIES = "privacy.copies";
    private static final String TEXTS = "privacy.texts";
    private static final String NOTES = "privacy.reveal-notes";

    private Consents consents;
    private SubjectRequests requests;
    private Guardians guardians;
    private ProtectedTexts texts;
    private Sql sql;

    protected PrivacyHolder() {} // CDI proxy

    @Inject
    PrivacyHolder(Consents consents, SubjectRequests requests, Guardians guardians, ProtectedTexts texts, Sql sql) {
        this.consents = consents;
        this.requests = requests;
        this.guardians = guardians;
        this.texts = texts;
        this.sql = sql;
    }

    @Override
    public List<String> categories() {
        return List.of(CONSENTS, GUARDIAN, REQUESTS, COPIES, TEXTS, NOTES);
    }

    @Override
    public List<Section> copy(PersonId person) {
        List<List<Field>> given = consents.history(person).stream()
                .map(line -> List.<Field>of(
                        new Plain("purpose", line.purpose()),
                        new Plain("given", line.given() ? "yes" : "no"),
                        new Plain("textVersion", line.textVersion()),
                        new Plain("channel", line.channel()),
                        new Plain("at", line.at().toString())))
                .toList();
        List<List<Field>> asked = requests.of(person).stream()
                .map(request -> List.<Field>of(
                        new Plain("kind", request.kind().word()),
                        new Plain("state", request.state().word()),
                        new Plain("at", request.receivedAt().toString())))
                .toList();
        return List.of(
                new Section(CONSENTS, given),
                new Section(GUARDIAN, guardians.copy(person)),
                new Section(REQUESTS, asked),
                new Section(TEXTS, originals(person)));
    }

    /** The other modules' sections show these texts with their numbers hidden; here they are as they were typed. */
    private List<List<Field>> originals(PersonId person) {
        return sql.list(
                "select field, text_sealed, row_id from privacy.sealed_text where person = ? order by field, row_id",
                row -> {
                    String[] name = row.getString(1).split("\\.");
                    return List.<Field>of(
                            new Plain("field", row.getString(1)),
                            new Sealed(
                                    "text",
                                    new TextColumn(name[0], name[1], name[2]).text(),
                                    row.getObject(3, UUID.class),
                                    row.getBytes(2)));
                },
                person.value());
    }

    @Override
    public List<Hold> holds(PersonId person, HoldRules rules) {
        return List.of();
    }

    @Override
    public Map<String, Long> erase(PersonId person, Set<String> keptBack) {
        Map<String, Long> destroyed = new TreeMap<>();
        destroyed.put(COPIES, (long) sql.change(
                "update privacy.evidence_pack set sealed = null where person = ? and sealed is not null",
                person.value()));
        destroyed.put(NOTES, (long) sql.change(
                "update privacy.reveal_request set note = ?, version = version + 1 where person = ?"
                        + " and note is not null and note <> ?",
                ErasedText.MARKER,
                person.value(),
                ErasedText.MARKER));
        if (keptBack.isEmpty()) {
            destroyed.put(TEXTS, (long) texts.forget(person));
        }
        if (!keptBack.contains(GUARDIAN)) {
            destroyed.put(GUARDIAN, guardians.forget(person));
        }
        return destroyed;
    }

    @Override
    public Map<String, String> stays() {
        return Map.of(
                CONSENTS, "proof-of-consent", REQUESTS, "proof-of-answer", "privacy.audit-log", "proof-of-access");
    }
}
