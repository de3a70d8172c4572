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
import io.shouwen.privacy.reveal.Conditions.Openable;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.Plaintext;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.Unsealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reveals one field of one person to whoever may see it, for a purpose, on an open case (P13); with a second person's yes
 * where the field's policy wants one. The audit entry is committed before the value is opened, and a refusal is audited as well.
 */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.REVEAL)
public class Revealing {

    public static final String ACTION = "privacy.reveal";

    private Actor actor;
    private Instance<RevealableFields> fields;
    private Conditions conditions;
    private GrantRequests requests;
    private AuditLog log;
    private Unsealing unsealing;
    private Clock clock;

    protected Revealing() {} // CDI proxy

    @Inject
    Revealing(
            Actor actor,
            @Any Instance<RevealableFields> fields,
            Conditions conditions,
            GrantRequests requests,
            AuditLog log,
            Unsealing unsealing,
            Clock clock) {
        this.actor = actor;
        this.fields = fields;
        this.conditions = conditions;
        this.requests = requests;
        this.log = log;
        this.unsealing = unsealing;
        this.clock = clock;
    }

    /** @param grant the yes that opens it, where one was needed */
    private record Decided(SealedField sealed, Optional<GrantRequestId> grant) {}

    public Plaintext reveal(PersonId person, String field, String purpose, String caseReference) {
        return reveal(person, field, null, purpose, caseReference);
    }

    /**
     * @param field full name, such as {@code crm.customer.phone}
     * @param row which of the person's values, where a field has many of them, such as texts; else null
     * @param purpose word of a purpose in use
     * @param caseReference such as {@code workorder/0190…}
     * @throws FieldNotRevealable for what nobody can ever see, ID and passport numbers above all (P1)
     * @throws PermissionMissing where the field's own permission, or its policy's, is missing
     * @throws SecondFactorNeeded where the policy wants a fresh second factor
     * @throws UnknownPurpose where the purpose is not one in use
     * @throws PurposeNotForThis where it does not serve this kind of field
     * @throws NoOpenCase where that case is not open, not about this person, or not this member of staff's
     * @throws NothingStored where the person has no such value
     * @throws ApprovalNeeded where a second person must say yes and has not, to exactly this, for now, in this session
     */
    public Plaintext reveal(PersonId person, String field, UUID row, String purpose, String caseReference) {
        AuditEvent event = AuditEvent.done(ACTION, row == null ? "privacy.person/" + person : objectOf(field, row))
                .about(person)
                .fields(List.of(Conditions.knownName(field)))
                .purpose(conditions.knownPurpose(purpose))
                .onCase(Conditions.knownCase(caseReference));
        Decided decided;
        try {
            decided = decide(person, field, row, purpose, caseReference);
        } catch (Refusal refusal) {
            log.recordAtOnce(refused(event, refusal));
            throw refusal;
        }
        log.recordAtOnce(
                decided.grant().map(grant -> event.because("grant/" + grant)).orElse(event));
        return unsealing.unseal(
                person, decided.sealed().field(), row, decided.sealed().sealed());
    }

    private Decided decide(PersonId person, String field, UUID row, String purpose, String caseReference) {
        Openable wanted = conditions.require(person, field, purpose, caseReference, true);
        ProtectedField stored = wanted.revealable().field();
        SealedField sealed = fields.stream()
                .flatMap(module -> module.find(person, stored, row).stream())
                .findFirst()
                .orElseThrow(NothingStored::new);
        return new Decided(
                sealed,
                wanted.policy().secondPerson()
                        ? Optional.of(useGrant(person, Conditions.named(field, row), purpose, caseReference))
                        : Optional.empty());
    }

    private GrantRequestId useGrant(PersonId person, String field, String purpose, String caseReference) {
        Instant now = clock.instant();
        GrantRequest.Use use = new GrantRequest.Use(actor.id(), actor.session(), person, field, purpose, caseReference);
        return requests.granted(actor.id(), person, now).stream()
                .filter(request -> request.opens(use, now))
                .map(GrantRequest::id)
                .filter(id -> requests.use(id, actor.session(), now))
                .findFirst()
                .orElseThrow(ApprovalNeeded::new);
    }

    /**
     * Opens one of the things that a request names, on its purpose and case.
     *
     * @param named one of the request's fields
     */
    public Plaintext reveal(GrantRequest request, String named) {
        GrantRequest.Asked asked = request.asked();
        String field = Conditions.fieldOf(named);
        UUID row = field.equals(named) ? null : UUID.fromString(named.substring(field.length() + 1));
        return reveal(asked.wanted().person(), field, row, asked.purpose(), asked.caseReference());
    }

    /** Whether the actor could reveal this field on this case now, or ask for it; for showing the door only where it opens. */
    public boolean possible(PersonId person, String field, String caseReference) {
        return conditions.mayOpen(field) && conditions.hasCase(field, caseReference, person);
    }

    /** Whether somebody else must say yes before this field is opened. */
    public boolean needsApproval(String field) {
        return conditions.policyOf(field).secondPerson();
    }

    /** Full names of the fields that the actor may open, on whatever case; without texts, of which a person has many. */
    public List<String> openable() {
        return openFields().map(ProtectedField::name).toList();
    }

    /** The kinds of those fields. */
    public Set<FieldKind> openableKinds() {
        return openFields().map(ProtectedField::kind).collect(Collectors.toSet());
    }

    private Stream<ProtectedField> openFields() {
        return conditions.all().stream()
                .map(RevealableFields.Revealable::field)
                .filter(field -> field.kind() != FieldKind.TEXT && field.kind() != FieldKind.CARD_TEXT)
                .filter(field -> conditions.mayOpen(field.name()));
    }

    /** Such as {@code crm.interaction/0190…}. */
    private static String objectOf(String field, UUID row) {
        String known = Conditions.knownName(field);
        int end = known.lastIndexOf('.');
        return (end < 0 ? "privacy.text" : known.substring(0, end).replace('_', '-')) + "/" + row;
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
