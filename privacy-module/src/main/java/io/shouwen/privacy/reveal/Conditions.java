package io.shouwen.privacy.reveal;

import io.shouwen.platform.access.Actor;
import io.shouwen.privacy.reveal.RevealableFields.Revealable;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What must be so before a value is opened or a second person is asked: permission, purpose, limits, case. */
@ApplicationScoped
class Conditions {

    private Actor actor;
    private Instance<RevealableFields> fields;
    private Instance<OpenCases> cases;
    private Instance<ProcessingLimits> limits;
    private Purposes purposes;
    private RevealPolicies policies;

    protected Conditions() {} // CDI proxy

    @Inject
    Conditions(
            Actor actor,
            @Any Instance<RevealableFields> fields,
            @Any Instance<OpenCases> cases,
            @Any Instance<ProcessingLimits> limits,
            Purposes purposes,
            RevealPolicies policies) {
        this.actor = actor;
        this.fields = fields;
        this.cases = cases;
        this.limits = limits;
        this.purposes = purposes;
        this.policies = policies;
    }

    /** A field that can be opened at all, and what its kind's policy says. */
    record Openable(Revealable revealable, RevealPolicy policy) {}

    /**
     * @param opening whether the value is about to be opened: only then must the second factor be fresh
     * @throws io.shouwen.platform.http.Refusal the first thing that is not so; the same each time
     */
    Openable require(PersonId person, String field, String purpose, String caseReference, boolean opening) {
        Openable found = openable(field);
        requirePermission(found);
        if (opening && found.policy().freshFactor()) {
            actor.requireFreshSecondFactor();
        }
        FieldKind kind = found.revealable().field().kind();
        requirePurpose(purpose, kind);
        limits.forEach(limit -> limit.refuseIfLimited(person, purpose, kind));
        if (!hasCase(found.policy().caseRule(), caseReference, person)) {
            throw new NoOpenCase();
        }
        return found;
    }

    private Openable openable(String field) {
        Revealable revealable = find(field).orElseThrow(() -> new FieldNotRevealable(knownName(field)));
        FieldKind kind = revealable.field().kind();
        if (!kind.sealed()) {
            throw new FieldNotRevealable(revealable.field().name());
        }
        return new Openable(revealable, policies.of(kind));
    }

    private void requirePermission(Openable wanted) {
        actor.require(wanted.revealable().permission());
        if (wanted.policy().permission() != null) {
            actor.require(wanted.policy().permission());
        }
    }

    void requirePurpose(String purpose, FieldKind kind) {
        if (!purposes.isActive(purpose)) {
            throw new UnknownPurpose();
        }
        if (!purposes.serves(purpose, kind)) {
            throw new PurposeNotForThis();
        }
    }

    void refuseIfLimited(PersonId person, String purpose) {
        limits.forEach(limit -> limit.refuseIfLimited(person, purpose));
    }

    /** Whether the actor may ever open this field, on whatever case. */
    boolean mayOpen(String field) {
        return find(field)
                .filter(r -> r.field().kind().sealed() && actor.may(r.permission()))
                .filter(r -> {
                    String more = policies.of(r.field().kind()).permission();
                    return more == null || actor.may(more);
                })
                .isPresent();
    }

    boolean hasCase(String field, String caseReference, PersonId person) {
        return find(field)
                .filter(r -> hasCase(policies.of(r.field().kind()).caseRule(), caseReference, person))
                .isPresent();
    }

    private boolean hasCase(CaseRule rule, String reference, PersonId person) {
        return switch (rule) {
            case NONE -> true;
            case OPEN -> inModule(reference).stream().anyMatch(module -> module.isOpen(reference, person));
            case OWN -> inModule(reference).stream().anyMatch(module -> module.allows(reference, person, actor.id()));
        };
    }

    private List<OpenCases> inModule(String reference) {
        return reference == null
                ? List.of()
                : cases.stream()
                        .filter(module -> reference.startsWith(module.prefix() + "/"))
                        .toList();
    }

    RevealPolicy policyOf(String field) {
        return openable(field).policy();
    }

    Optional<Revealable> find(String field) {
        return all().stream()
                .filter(revealable -> revealable.field().name().equals(field))
                .findFirst();
    }

    /** Every module's. */
    List<Revealable> all() {
        return fields.stream().flatMap(module -> module.fields().stream()).toList();
    }

    /** As requests name it: the field's name, or {@code <field>/<row>} for one of many values. */
    static String named(String field, UUID row) {
        return row == null ? field : field + "/" + row;
    }

    /** The field's full name in what a request names. */
    static String fieldOf(String named) {
        int end = named == null ? -1 : named.indexOf('/');
        return end < 0 ? named : named.substring(0, end);
    }

    /** Whether it names a field, or one row of it. */
    static boolean isName(String named) {
        return named != null && named.matches("[a-z_.]{1,122}(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?");
    }

    /** What the caller wrote goes into the log only where it has the form of such a name: it may be anything. */
    static String knownName(String field) {
        return field != null && field.matches("[a-z_]{1,40}(\\.[a-z_]{1,40}){2}") ? field : "unknown";
    }

    static String knownCase(String reference) {
        return reference != null && reference.matches("[a-z-]{1,30}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? reference
                : null;
    }

    /** The purpose as the log may keep it: null where it is none of ours. */
    String knownPurpose(String word) {
        return word != null && purposes.find(word).isPresent() ? word : null;
    }
}
