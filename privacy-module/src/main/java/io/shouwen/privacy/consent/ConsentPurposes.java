package io.shouwen.privacy.consent;

import io.shouwen.platform.database.Sql;
import io.shouwen.platform.http.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people can agree to: a managed list, and every wording that was ever published. */
@ApplicationScoped
public class ConsentPurposes {

    private static final String PURPOSES =
            "select word, zh, en, position, active, version from privacy.consent_purpose";

    private Sql sql;

    /**
     * @param word what the ledger and audit entries keep
     * @param version for If-Match
     */
    public record Purpose(String word, String zh, String en, int position, boolean active, long version) {
        public String label(Locale locale) {
            return locale.getLanguage().equals("en") ? en : zh;
        }
    }

    /** One published wording. It never changes. */
    public record Text(String purpose, String version, String zh, String en, Instant publishedAt, String publishedBy) {
        public String words(Locale locale) {
            return locale.getLanguage().equals("en") ? en : zh;
        }
    }

    protected ConsentPurposes() {} // CDI proxy

    @Inject
    ConsentPurposes(Sql sql) {
        this.sql = sql;
    }

    public List<Purpose> active() {
        return all().stream().filter(Purpose::active).toList();
    }

    /** Those no longer asked for as well: the ledger names them. */
    public List<Purpose> all() {
        return sql.list(
                PURPOSES + " order by position, word",
                row -> new Purpose(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getBoolean(5),
                        row.getLong(6)));
    }

    /** What people call it; the word itself where there is none of that word. */
    public String label(String word, Locale locale) {
        return all().stream()
                .filter(purpose -> purpose.word().equals(word))
                .map(purpose -> purpose.label(locale))
                .findFirst()
                .orElse(word);
    }

    public boolean isActive(String word) {
        return active().stream().anyMatch(purpose -> purpose.word().equals(word));
    }

    /** Every version of every purpose's text, the newest first. */
    public List<Text> texts() {
        return sql.list(
                "select purpose, version, zh, en, published_at, published_by from privacy.consent_text"
                        + " order by purpose, published_at desc, version desc",
                row -> new Text(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Sql.instant(row, 5),
                        row.getString(6)));
    }

    public Optional<Text> text(String purpose, String version) {
        return texts().stream()
                .filter(t -> t.purpose().equals(purpose) && t.version().equals(version))
                .findFirst();
    }

    /** Which versions of a purpose's wording are published, the newest first. */
    public List<String> versions(String purpose) {
        return texts().stream()
                .filter(t -> t.purpose().equals(purpose))
                .map(Text::version)
                .toList();
    }

    /**
     * Before anybody's consent is taken: people agree to what is asked for, in words that were published.
     *
     * @param field in which the caller names the purpose
     * @param textField in which the caller names the wording's version
     * @throws InvalidInput lists what is accepted
     */
    public void requireGivable(String field, String purpose, String textField, String version) {
        if (!isActive(purpose)) {
            throw InvalidInput.of(
                    field,
                    "privacy.unknown-consent-purpose",
                    String.join(", ", active().stream().map(Purpose::word).toList()));
        }
        List<String> published = versions(purpose);
        if (!published.contains(version)) {
            throw InvalidInput.of(
                    textField,
                    "privacy.unknown-consent-text",
                    "a published version of the text for " + purpose + ": " + String.join(", ", published));
        }
    }

    /** The newest wording of a purpose. */
    public Optional<Text> current(String purpose) {
        return texts().stream().filter(t -> t.purpose().equals(purpose)).findFirst();
    }

    /** The consent that reading a value for this purpose needs besides (P6); empty for most. */
    public Optional<String> neededFor(String revealPurpose) {
        return sql.first(
                "select consent from privacy.purpose_needs_consent where purpose = ?",
                row -> row.getString(1),
                revealPurpose);
    }

    /**
     * Adds it as its version 1, or replaces the version before.
     *
     * @return false where there is another version by now
     */
    boolean put(Purpose purpose) {
        return sql.change(
                        "insert into privacy.consent_purpose as known (word, zh, en, position, active, version)"
                                + " values (?, ?, ?, ?, ?, ?)"
                                + " on conflict (word) do update set zh = excluded.zh, en = excluded.en,"
                                + " position = excluded.position, active = excluded.active, version = excluded.version"
                                + " where known.version = excluded.version - 1",
                        purpose.word(),
                        purpose.zh(),
                        purpose.en(),
                        purpose.position(),
                        purpose.active(),
                        purpose.version())
                == 1;
    }

    /** @return false where that version is published already */
    boolean publish(Text text) {
        return sql.change(
                        "insert into privacy.consent_text (purpose, version, zh, en, published_at, published_by)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                        text.purpose(),
                        text.version(),
                        text.zh(),
                        text.en(),
                        text.publishedAt(),
                        text.publishedBy())
                == 1;
    }
}
