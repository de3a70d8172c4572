package io.shouwen.privacy.reveal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.PermissionMissing;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.access.SecondFactorNeeded;
import io.shouwen.platform.http.Refusal;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.log.Outcome;
import io.shouwen.privacy.reveal.RevealableFields.Revealable;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.Plaintext;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.Unsealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reveals one field of one person to whoever may see it, for a purpose, on an open case (P13). The audit entry is committed
 * before the value is opened, and a refusal is audited as well.
 */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.REVEAL)
public class Revealing {

    public static final String ACTION = "privacy.reveal";

    /** Need a fresh second factor besides (P3, P5). */
    private static final Set<FieldKind> MONEY =
            EnumSet.of(FieldKind.BANK_CARD, FieldKind.PAYMENT_ACCOUNT, FieldKind.CARD_TEXT);

    private Actor actor;
    private Instance<RevealableFields> fields;
    private Instance<OpenCases> cases;
    private Instance<ProcessingLimits> limits;
    private Purposes purposes;
    private AuditLog log;
    private Unsealing unsealing;

    protected Revealing() {} // CDI proxy

    @Inject
    Revealing(
            Actor actor,
            @Any Instance<RevealableFields> fields,
            @Any Instance<OpenCases> cases,
            @Any Instance<ProcessingLimits> limits,
            Purposes purposes,
            AuditLog log,
            Unsealing unsealing) {
        this.actor = actor;
        this.fields = fields;
        this.cases = cases;
        this.limits = limits;
        this.purposes = purposes;
        this.log = log;
        this.unsealing = unsealing;
    }

    public Plaintext reveal(PersonId person, String field, String purpose, String caseReference) {
        return reveal(person, field, null, purpose, caseReference);
    }

    /**
     * @param field full name, such as {@code crm.customer.phone}
     * @param row which of the person's values, where a field has many of them, such as texts; else null
     * @param purpose word of a purpose in use
     * @param caseReference such as {@code workorder/0190…}
     * @throws FieldNotRevealable for what nobody can ever see, ID and passport numbers above all (P1)
     * @throws PermissionMissing where the field's own permission is missing
     * @throws SecondFactorNeeded for money, without a fresh second factor
     * @throws UnknownPurpose where the purpose is not one in use
     * @throws NoOpenCase where that case is not open, not about this person, or not this member of staff's
     * @throws NothingStored where the person has no such value
     */
    public Plaintext reveal(PersonId person, String field, UUID row, String purpose, String caseReference) {
        AuditEvent event = new AuditEvent(
                ACTION,
                row == null ? "privacy.person/" + person : objectOf(field, row),
                person,
                List.of(knownName(field)),
                purposes.isActive(purpose) ? purpose : null,
                knownCase(caseReference),
                Outcome.DONE,
                null,
                null,
                null);
        SealedField sealed;
        try {
            sealed = decide(person, field, row, purpose, caseReference);
        } catch (Refusal refusal) {
            log.recordAtOnce(refused(event, refusal));
            throw refusal;
        }
        log.recordAtOnce(event);
        return unsealing.unseal(person, sealed.field(), sealed.sealed());
    }

    private SealedField decide(PersonId person, String field, UUID row, String purpose, String caseReference) {
        Revealable revealable = find(field).orElseThrow(() -> new FieldNotRevealable(knownName(field)));
        ProtectedField wanted = revealable.field();
        if (!wanted.kind().sealed()) {
            throw new FieldNotRevealable(wanted.name());
        }
        actor.require(revealable.permission());
        if (MONEY.contains(wanted.kind())) {
            actor.requireFreshSecondFactor();
        }
        if (!purposes.isActive(purpose)) {
            throw new UnknownPurpose();
        }
        limits.forEach(limit -> limit.refuseIfLimited(person, purpose));
        if (!isOpen(caseReference, person)) {
            throw new NoOpenCase();
        }
        return fields.stream()
                .flatMap(module -> module.find(person, wanted, row).stream())
                .findFirst()
                .orElseThrow(NothingStored::new);
    }

    /** Whether the actor could reveal this field on this case now; for showing the door only where it opens. */
    public boolean possible(PersonId person, String field, String caseReference) {
        return find(field)
                .filter(r -> r.field().kind().sealed() && actor.may(r.permission()))
                .filter(r -> isOpen(caseReference, person))
                .isPresent();
    }

    private Optional<Revealable> find(String field) {
        return fields.stream()
                .flatMap(module -> module.fields().stream())
                .filter(revealable -> revealable.field().name().equals(field))
                .findFirst();
    }

    private boolean isOpen(String caseReference, PersonId person) {
        return caseReference != null
                && cases.stream()
                        .filter(module -> caseReference.startsWith(module.prefix() + "/"))
                        .anyMatch(module -> module.allows(caseReference, person, actor.id()));
    }

    /** What the caller wrote goes into the log only where it has the form of such a name: it may be anything. */
    private static String knownName(String field) {
        return field != null && field.matches("[a-z_]{1,40}(\\.[a-z_]{1,40}){2}") ? field : "unknown";
    }

    /** Such as {@code crm.interaction/0190…}. */
    private static String objectOf(String field, UUID row) {
        String known = knownName(field);
        int end = known.lastIndexOf('.');
        return (end < 0 ? "privacy.text" : known.substring(0, end).replace('_', '-')) + "/" + row;
    }

    private static String knownCase(String reference) {
        return reference != null && reference.matches("[a-z-]{1,30}/[0-9a-f-]{1,40}") ? reference : null;
    }

    private static AuditEvent refused(AuditEvent event, Refusal refusal) {
        return new AuditEvent(
                event.action(),
                event.object(),
                event.subject(),
                event.fields(),
                event.purpose(),
                event.caseReference(),
                Outcome.REFUSED,
                refusal.code(),
                null,
                null);
    }
}
