package io.shouwen.privacy.matching;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Refusal;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.freetext.ProtectedTexts;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.reveal.OpenCases;
import io.shouwen.privacy.rights.Processing;
import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Says whether a number is the one that a person has on file (P1), to whoever works on an open case about them, or to
 * reception. Nothing is opened: keyed hashes are compared. Every question is counted and logged, with its answer and
 * without the number.
 */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.MATCH)
public class ComparingNumber {

    public static final String ACTION = "privacy.match";

    /** In the order in which they are offered. */
    public static final List<FieldKind> KINDS =
            List.of(FieldKind.RESIDENT_ID, FieldKind.PASSPORT, FieldKind.PHONE, FieldKind.EMAIL, FieldKind.BANK_CARD);

    private static final Set<FieldKind> COMPARABLE = EnumSet.copyOf(KINDS);

    private Actor actor;
    private Vault vault;
    private Instance<HeldNumbers> modules;
    private Instance<OpenCases> cases;
    private ProtectedTexts texts;
    private Processing processing;
    private MatchingLimit limit;
    private AuditLog log;

    protected ComparingNumber() {} // CDI proxy

    @Inject
    ComparingNumber(
            Actor actor,
            Vault vault,
            @Any Instance<HeldNumbers> modules,
            @Any Instance<OpenCases> cases,
            ProtectedTexts texts,
            Processing processing,
            MatchingLimit limit,
            AuditLog log) {
        this.actor = actor;
        this.vault = vault;
        this.modules = modules;
        this.cases = cases;
        this.texts = texts;
        this.processing = processing;
        this.limit = limit;
        this.log = log;
    }

    /**
     * The answer, always of this shape.
     *
     * @param match the person has this number on file
     * @param mentioned it stands in a text about the person; says nothing of whose it is
     */
    public record Comparison(boolean match, boolean mentioned) {}

    /**
     * @param caseReference such as {@code workorder/0190…}; null at reception
     * @throws NumberNotComparable without an open case about this person, unless at reception
     * @throws TooManyComparisons beyond the limit of a minute
     * @throws InvalidInput where the number is not of that kind: that is no question yet, and not counted
     */
    public Comparison compare(PersonId person, FieldKind kind, String number, String caseReference) {
        if (kind == null || !COMPARABLE.contains(kind)) {
            throw InvalidInput.of(
                    "kind", "privacy.kind-not-comparable", "resident-id, passport, phone, email, bank-card");
        }
        AuditEvent event = AuditEvent.done(ACTION, "privacy.person/" + person)
                .about(person)
                .fields(List.of(word(kind)))
                .onCase(known(caseReference));
        if (!allowed(person, caseReference)) {
            NumberNotComparable refusal = new NumberNotComparable();
            log.recordAtOnce(AuditEvent.refused(ACTION, event.object(), refusal.code())
                    .about(person)
                    .fields(event.fields())
                    .onCase(event.caseReference()));
            throw refusal;
        }
        requireComparable(person, event);
        List<BlindIndex> keys = InvalidInput.named("value", () -> vault.searchKeys(kind, number == null ? "" : number));
        limit.count(event);
        boolean match = modules.stream().anyMatch(module -> module.holds(person, kind, keys));
        boolean mentioned = texts.mentions(person, kind, keys);
        log.recordAtOnce(event.because(match ? "match" : mentioned ? "mentioned" : "no-match"));
        return new Comparison(match, mentioned);
    }

    /** Of somebody who is erased but held no search keys are left: "no match" would be untrue. */
    private void requireComparable(PersonId person, AuditEvent event) {
        try {
            processing.requireNotErased(person);
        } catch (Refusal refusal) {
            log.recordAtOnce(AuditEvent.refused(ACTION, event.object(), refusal.code())
                    .about(person)
                    .fields(event.fields())
                    .onCase(event.caseReference()));
            throw refusal;
        }
    }

    private boolean allowed(PersonId person, String caseReference) {
        if (caseReference == null || caseReference.isBlank()) {
            return actor.uses(PrivacyPermissions.MATCH_AT_RECEPTION);
        }
        return cases.stream()
                .filter(module -> caseReference.startsWith(module.prefix() + "/"))
                .anyMatch(module -> module.allows(caseReference, person, actor.id()));
    }

    /** Such as {@code resident-id}. */
    public static String word(FieldKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String known(String reference) {
        return reference != null && reference.matches("[a-z-]{1,30}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? reference
                : null;
    }
}
