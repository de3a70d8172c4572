package io.shouwen.privacy.reveal;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.vault.FieldKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The managed list of what a protected value may be read for (P13). */
@ApplicationScoped
public class Purposes {

    private static final String COLUMNS = "select word, zh, en, position, active, kinds, version,"
            + " (select n.consent from privacy.purpose_needs_consent n where n.purpose = p.word) from privacy.purpose p ";

    private Sql sql;

    /**
     * @param word what audit entries keep, such as {@code contact-customer}; never changes
     * @param position ascending in lists
     * @param active false for those that nothing new may be read for; old entries still name them
     * @param kinds of fields that it serves
     * @param consent word of the consent that it needs besides (P6), or null
     */
    public record Purpose(
            String word,
            String zh,
            String en,
            int position,
            boolean active,
            List<FieldKind> kinds,
            String consent,
            long version)
            implements Serializable {

        public Purpose {
            kinds = List.copyOf(kinds);
        }

        public String label(Locale locale) {
            return locale.getLanguage().equals("en") ? en : zh;
        }

        public boolean serves(FieldKind kind) {
            return kinds.contains(kind);
        }
    }

    protected Purposes() {} // CDI proxy

    @Inject
    Purposes(Sql sql) {
        this.sql = sql;
    }

    /** Those in use, in the order of the list. */
    public List<Purpose> active() {
        return sql.list(COLUMNS + "where active order by position, word", Purposes::purpose);
    }

    /** Those in use that serve this kind of field. */
    public List<Purpose> serving(FieldKind kind) {
        return active().stream().filter(purpose -> purpose.serves(kind)).toList();
    }

    /** Those no longer in use as well: old entries name them. */
    public List<Purpose> all() {
        return sql.list(COLUMNS + "order by position, word", Purposes::purpose);
    }

    public Optional<Purpose> find(String word) {
        return sql.first(COLUMNS + "where word = ?", Purposes::purpose, word);
    }

    public boolean isActive(String word) {
        return word != null && find(word).filter(Purpose::active).isPresent();
    }

    /** Whether something of this kind may be read for it now. */
    public boolean serves(String word, FieldKind kind) {
        return word != null
                && find(word)
                        .filter(Purpose::active)
                        .filter(p -> p.serves(kind))
                        .isPresent();
    }

    boolean add(Purpose purpose) {
        boolean added = sql.change(
                        "insert into privacy.purpose (word, zh, en, position, active, kinds, version)"
                                + " values (?, ?, ?, ?, ?, ?, 1) on conflict do nothing",
                        purpose.word(),
                        purpose.zh(),
                        purpose.en(),
                        purpose.position(),
                        purpose.active(),
                        names(purpose.kinds()))
                == 1;
        return added && needs(purpose);
    }

    private boolean needs(Purpose purpose) {
        sql.change("delete from privacy.purpose_needs_consent where purpose = ?", purpose.word());
        if (purpose.consent() != null) {
            sql.change(
                    "insert into privacy.purpose_needs_consent (purpose, consent) values (?, ?)",
                    purpose.word(),
                    purpose.consent());
        }
        return true;
    }

    /** @return false where it was changed since that version */
    boolean change(Purpose purpose) {
        boolean changed = sql.change(
                        "update privacy.purpose set zh = ?, en = ?, position = ?, active = ?, kinds = ?,"
                                + " version = version + 1 where word = ? and version = ?",
                        purpose.zh(),
                        purpose.en(),
                        purpose.position(),
                        purpose.active(),
                        names(purpose.kinds()),
                        purpose.word(),
                        purpose.version())
                == 1;
        return changed && needs(purpose);
    }

    private static String[] names(List<FieldKind> kinds) {
        return kinds.stream().map(FieldKind::name).toArray(String[]::new);
    }

    /** A kind that this version of the software does not know serves nothing. */
    private static Purpose purpose(ResultSet row) throws SQLException {
        List<String> kinds = Arrays.asList((String[]) row.getArray(6).getArray());
        return new Purpose(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getBoolean(5),
                Stream.of(FieldKind.values())
                        .filter(kind -> kinds.contains(kind.name()))
                        .toList(),
                row.getString(8),
                row.getLong(7));
    }
}
