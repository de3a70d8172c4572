package io.shouwen.privacy.rights;

import io.shouwen.platform.database.Sql;
import io.shouwen.platform.text.Texts;
import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.freetext.ProtectedTexts;
import io.shouwen.privacy.freetext.TextColumn;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What this module itself keeps about people: their consents, their guardian, their requests. */
@ApplicationScoped
class PrivacyHolder implements PersonalDataHolder {

    private static final String CONSENTS = "privacy.consents";
    private static final String GUARDIAN = "privacy.guardian";
    private static final String REQUESTS = "privacy.requests";
    private static final String COPIES = "privacy.copies";
    private static final String TEXTS = "privacy.texts";
    private static final String NOTES = "privacy.reveal-notes";
    private static final String SEARCH_KEYS = "privacy.text-search-keys";
    private static final String PROFILE = "crm.profile";

    private Consents consents;
    private ConsentPurposes purposes;
    private SubjectRequests requests;
    private Guardians guardians;
    private ProtectedTexts texts;
    private Sql sql;

    protected PrivacyHolder() {} // CDI proxy

    @Inject
    PrivacyHolder(
            Consents consents,
            ConsentPurposes purposes,
            SubjectRequests requests,
            Guardians guardians,
            ProtectedTexts texts,
            Sql sql) {
        this.consents = consents;
        this.purposes = purposes;
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
        Map<String, String> names = purposes.all().stream()
                .collect(Collectors.toMap(ConsentPurposes.Purpose::word, ConsentPurposes.Purpose::zh));
        List<List<Field>> given = consents.history(person).stream()
                .map(line -> List.<Field>of(
                        new Plain("purpose", line.purpose(), names.getOrDefault(line.purpose(), line.purpose())),
                        new Plain(
                                "given",
                                line.given() ? "yes" : "no",
                                line.given() ? "copy.given.yes" : "copy.given.no"),
                        new Plain("textVersion", line.textVersion()),
                        new Plain("channel", line.channel(), "consent.channel." + line.channel()),
                        new Plain("at", line.at().toString())))
                .toList();
        List<List<Field>> asked = requests.of(person).stream()
                .map(request -> List.<Field>of(
                        new Plain(
                                "kind",
                                request.kind().word(),
                                "request.kind." + request.kind().word()),
                        new Plain(
                                "state",
                                request.state().word(),
                                "request.state." + request.state().word()),
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
                            new Plain("field", row.getString(1), whereWritten(name)),
                            new Sealed(
                                    "text",
                                    new TextColumn(name[0], name[1], name[2]).text(),
                                    row.getObject(3, UUID.class),
                                    row.getBytes(2)));
                },
                person.value());
    }

    /** As the module's own section calls it: {@code follow_up} of {@code crm} is its {@code copy.followUp}. */
    private static String whereWritten(String[] name) {
        StringBuilder key = new StringBuilder("copy.");
        for (int i = 0; i < name[2].length(); i++) {
            char c = name[2].charAt(i);
            if (c == '_' && i + 1 < name[2].length()) {
                key.append(Character.toUpperCase(name[2].charAt(++i)));
            } else {
                key.append(c);
            }
        }
        return Texts.find(name[0], key.toString(), Locale.SIMPLIFIED_CHINESE, Map.of())
                .orElse(name[2]);
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
                "update privacy.reveal_request set note = case when note is null then null else ? end,"
                        + " answer = case when answer is null then null else ? end, version = version + 1"
                        + " where person = ? and (note <> ? or answer <> ?)",
                ErasedText.MARKER,
                ErasedText.MARKER,
                person.value(),
                ErasedText.MARKER,
                ErasedText.MARKER));
        if (keptBack.isEmpty()) {
            destroyed.put(TEXTS, (long) texts.forget(person));
        } else {
            // What is held back is kept, not searched.
            destroyed.put(
                    SEARCH_KEYS, (long) sql.change("delete from privacy.text_number where person = ?", person.value()));
        }
        if (!keptBack.contains(GUARDIAN) && !keptBack.contains(PROFILE)) {
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
