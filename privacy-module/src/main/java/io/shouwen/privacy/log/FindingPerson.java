package io.shouwen.privacy.log;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/**
 * The regulator's letter names a phone number, the log knows ids only: an exact search by blind index gives the id, and
 * nothing else about the person. Each question is in the log, without the number; those that find nobody as well.
 */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.LOG_FIND_PERSON)
public class FindingPerson {

    public static final String ACTION = "privacy.log.find-person";

    private static final int MOST = 20;

    private Vault vault;
    private AuditLog log;
    private Instance<PeopleByNumber> people;

    protected FindingPerson() {} // CDI proxy

    @Inject
    FindingPerson(Vault vault, AuditLog log, @Any Instance<PeopleByNumber> people) {
        this.vault = vault;
        this.log = log;
        this.people = people;
    }

    /**
     * @param number telephone number or e-mail address, in full
     * @throws InvalidInput where it is neither
     */
    public List<PersonId> byNumber(String number) {
        String stripped = number == null ? "" : number.strip();
        FieldKind kind = stripped.contains("@") ? FieldKind.EMAIL : FieldKind.PHONE;
        List<BlindIndex> keys = InvalidInput.named("number", () -> vault.searchKeys(kind, stripped));
        List<PersonId> found = people.stream()
                .flatMap(keeper -> keeper.holding(kind, keys).stream())
                .distinct()
                .limit(MOST)
                .toList();
        AuditEvent asked = AuditEvent.done(ACTION, "privacy.log/people")
                .fields(List.of(kind == FieldKind.EMAIL ? "email" : "phone"));
        if (found.isEmpty()) {
            log.recordAtOnce(asked.because("none-found"));
        }
        found.forEach(person -> log.recordAtOnce(asked.about(person)));
        return found;
    }
}
