package io.shouwen.privacy.rights;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.rights.PersonalDataHolder.Field;
import io.shouwen.privacy.rights.PersonalDataHolder.Plain;
import io.shouwen.privacy.rights.PersonalDataHolder.Sealed;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.Masks;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.ProtectedValue;
import io.shouwen.privacy.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Who is under age, and who answers for them (P8). A guardian's name and number are sealed under the child's key. */
@ApplicationScoped
class Guardians {

    static final ProtectedField NAME = new ProtectedField("privacy", "guardian", "name", FieldKind.NAME);
    static final ProtectedField PHONE = new ProtectedField("privacy", "guardian", "phone", FieldKind.PHONE);

    private Vault vault;
    private Sql sql;
    private Clock clock;

    protected Guardians() {} // CDI proxy

    @Inject
    Guardians(Vault vault, Sql sql, Clock clock) {
        this.vault = vault;
        this.sql = sql;
        this.clock = clock;
    }

    boolean minor(PersonId person) {
        return sql.number("select count(*) from privacy.minor where person = ?", person.value()) == 1;
    }

    void minor(PersonId person, boolean underAge) {
        if (underAge) {
            sql.change(
                    "insert into privacy.minor (person, recorded_at) values (?, ?) on conflict do nothing",
                    person.value(),
                    clock.instant());
        } else {
            sql.change("delete from privacy.minor where person = ?", person.value());
        }
    }

    boolean hasGuardian(PersonId person) {
        return sql.number("select count(*) from privacy.guardian where person = ?", person.value()) == 1;
    }

    /**
     * @param version of the one on record, which is replaced; 0 where none is
     * @return false where there is another by now
     */
    boolean put(PersonId person, Guardian guardian, long version, String by) {
        ProtectedValue name = vault.protect(person, NAME, guardian.name());
        ProtectedValue phone = vault.protect(person, PHONE, guardian.phone());
        return sql.change(
                        "insert into privacy.guardian as known (person, name_sealed, name_mask, phone_sealed, phone_mask, relation,"
                                + " text_version, channel, recorded_at, recorded_by, verified_how, mask_version, version)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict (person) do update set name_sealed = excluded.name_sealed,"
                                + " name_mask = excluded.name_mask, phone_sealed = excluded.phone_sealed,"
                                + " phone_mask = excluded.phone_mask, relation = excluded.relation,"
                                + " text_version = excluded.text_version, channel = excluded.channel,"
                                + " recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by,"
                                + " verified_how = excluded.verified_how, mask_version = excluded.mask_version, version = excluded.version"
                                + " where known.version = ?",
                        person.value(),
                        name.sealed().orElseThrow(),
                        name.mask().orElseThrow(),
                        phone.sealed().orElseThrow(),
                        phone.mask().orElseThrow(),
                        guardian.relation(),
                        guardian.textVersion(),
                        guardian.channel(),
                        clock.instant(),
                        by,
                        guardian.verifiedHow(),
                        Masks.VERSION,
                        version + 1,
                        version)
                == 1;
    }

    Optional<GuardianCard> card(PersonId person) {
        return sql.first(
                "select name_mask, phone_mask, relation, text_version, verified_how, recorded_at, version from privacy.guardian"
                        + " where person = ?",
                row -> new GuardianCard(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        Sql.instant(row, 6),
                        row.getLong(7)),
                person.value());
    }

    List<List<Field>> copy(PersonId person) {
        return sql.list(
                "select name_sealed, phone_sealed, relation, text_version, verified_how from privacy.guardian where person = ?",
                row -> List.of(
                        new Sealed("name", NAME, row.getBytes(1)),
                        new Sealed("phone", PHONE, row.getBytes(2)),
                        new Plain("relation", row.getString(3), "copy.relation." + row.getString(3)),
                        new Plain("textVersion", row.getString(4)),
                        new Plain("verifiedHow", row.getString(5), "copy.verifiedHow." + row.getString(5))),
                person.value());
    }

    long forget(PersonId person) {
        sql.change("delete from privacy.minor where person = ?", person.value());
        return sql.change("delete from privacy.guardian where person = ?", person.value());
    }
}
