package io.shouwen.privacy.reveal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.Plaintext;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.Unsealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Opens a person's values for a use in which no member of staff sees them, such as a letter to that person. It is one of many,
 * so it needs what a list that leaves in clear needs (P13): a second person's yes to all of it; and the person's consent (P6).
 * Both are asked for each person anew. The audit entry is committed before anything is opened, a refusal is audited as well.
 */
@ApplicationScoped
public class OpeningForUse {

    public static final String ACTION = "privacy.reveal.use";

    private Actor actor;
    private Conditions conditions;
    private RevealPolicies policies;
    private Consents consents;
    private AuditLog log;
    private Unsealing unsealing;

    /**
     * What the values are opened for.
     *
     * @param reference such as {@code campaign/0190…}
     * @param permission that the one in whose name it is done holds
     * @param consent word of the purpose that people must agree to
     * @param preparedBy everybody who had a hand in it
     * @param approvedBy the second person; null where nobody has said yes
     */
    public record Use(
            String reference, String permission, String consent, Set<StaffId> preparedBy, StaffId approvedBy) {}

    protected OpeningForUse() {} // CDI proxy

    @Inject
    OpeningForUse(
            Actor actor,
            Conditions conditions,
            RevealPolicies policies,
            Consents consents,
            AuditLog log,
            Unsealing unsealing) {
        this.actor = actor;
        this.conditions = conditions;
        this.policies = policies;
        this.consents = consents;
        this.log = log;
        this.unsealing = unsealing;
    }

    /**
     * @param sealed the person's own ciphertexts
     * @throws ApprovalNeeded where no second person has said yes
     * @throws Refusal where they do not agree to the purpose, or their data must not be used now
     * @throws io.shouwen.privacy.vault.DataErased where their key has been destroyed
     */
    public Map<ProtectedField, Plaintext> open(PersonId person, Map<ProtectedField, byte[]> sealed, Use use) {
        AuditEvent event = AuditEvent.done(ACTION, "privacy.person/" + person)
                .about(person)
                .fields(sealed.keySet().stream()
                        .map(ProtectedField::name)
                        .sorted()
                        .toList())
                .purpose(use.consent())
                .onCase(use.reference());
        try {
            decide(person, sealed.keySet(), use);
        } catch (Refusal refusal) {
            log.recordAtOnce(RequestingReveal.refused(event, refusal));
            throw refusal;
        }
        log.recordAtOnce(event);
        Map<ProtectedField, Plaintext> opened = new LinkedHashMap<>();
        sealed.forEach((field, ciphertext) -> opened.put(field, unsealing.unseal(person, field, ciphertext)));
        return opened;
    }

    private void decide(PersonId person, Set<ProtectedField> fields, Use use) {
        actor.require(use.permission());
        RevealPolicy policy = policies.of(RevealPolicy.EXPORT);
        if (policy.permission() != null) {
            actor.require(policy.permission());
        }
        fields.stream()
                .filter(field ->
                        conditions.find(field.name()).isEmpty() || !field.kind().sealed())
                .findFirst()
                .ifPresent(field -> {
                    throw new FieldNotRevealable(field.name());
                });
        if (use.approvedBy() == null || use.preparedBy().contains(use.approvedBy())) {
            throw new ApprovalNeeded();
        }
        conditions.refuseIfLimited(person, use.consent());
        consents.require(person, use.consent());
    }
}
