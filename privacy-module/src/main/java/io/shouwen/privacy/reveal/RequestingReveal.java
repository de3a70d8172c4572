package io.shouwen.privacy.reveal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.log.Outcome;
import io.shouwen.privacy.reveal.Conditions.Openable;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Somebody asks for a second person's yes. Who could not open it with a yes cannot ask for one either. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.REVEAL_ASK)
public class RequestingReveal {

    static final String ACTION = "privacy.reveal.ask";

    private static final int MOST_FIELDS = 10;

    private Actor actor;
    private Conditions conditions;
    private ClearLists lists;
    private RevealPolicies policies;
    private GrantRequests requests;
    private RevealNotices notices;
    private AuditLog log;
    private Clock clock;
    private Duration answerWithin;

    protected RequestingReveal() {} // CDI proxy

    @Inject
    RequestingReveal(
            Actor actor,
            Conditions conditions,
            ClearLists lists,
            RevealPolicies policies,
            GrantRequests requests,
            RevealNotices notices,
            AuditLog log,
            Clock clock,
            @ConfigProperty(name = "shouwen.reveal.answer-within", defaultValue = "PT24H") Duration answerWithin) {
        this.actor = actor;
        this.conditions = conditions;
        this.lists = lists;
        this.policies = policies;
        this.requests = requests;
        this.notices = notices;
        this.log = log;
        this.clock = clock;
        this.answerWithin = answerWithin;
    }

    /**
     * Asks to open fields of one person.
     *
     * @param fields full names, or {@code <name>/<row>} for one of many values; the yes covers exactly these
     * @param why word of a {@link Why}
     * @param note optional remark without anybody's data
     * @throws ApprovalNotNeeded where every field can be opened directly
     * @throws AlreadyAsked where the same waits for an answer
     */
    @Transactional
    public GrantRequestId ask(
            PersonId person, List<String> fields, String purpose, String caseReference, String why, String note) {
        AuditEvent event = AuditEvent.done(ACTION, "privacy.person/" + person)
                .about(person)
                .fields(fields.stream()
                        .limit(MOST_FIELDS)
                        .map(Conditions::fieldOf)
                        .map(Conditions::knownName)
                        .toList())
                .purpose(conditions.knownPurpose(purpose))
                .onCase(Conditions.knownCase(caseReference));
        try {
            if (fields.isEmpty()
                    || fields.size() > MOST_FIELDS
                    || !fields.stream().allMatch(Conditions::isName)) {
                throw InvalidInput.of("fields", "privacy.fields-missing", "1 to " + MOST_FIELDS + " fields");
            }
            List<RevealPolicy> wanted = fields.stream()
                    .map(field -> conditions.require(person, Conditions.fieldOf(field), purpose, caseReference, false))
                    .map(Openable::policy)
                    .toList();
            if (wanted.stream().noneMatch(RevealPolicy::secondPerson)) {
                throw new ApprovalNotNeeded();
            }
            Duration lasts = wanted.stream()
                    .map(RevealPolicy::lasts)
                    .min(Duration::compareTo)
                    .orElseThrow();
            return keep(
                    Wanted.of(person, fields), purpose, Conditions.knownCase(caseReference), why, note, lasts, event);
        } catch (Refusal refusal) {
            log.recordAtOnce(refused(event, refusal));
            throw refusal;
        }
    }

    /**
     * Asks to take a list away in clear, with those who are in it now.
     *
     * @param list word such as {@code crm.customers}
     * @param criteria which rows, as the list's module understands it
     * @param fields full names
     */
    @Transactional
    public GrantRequestId askList(
            String list, String criteria, List<String> fields, String purpose, String why, String note) {
        AuditEvent event = AuditEvent.done(
                        ACTION, "privacy.list/" + (lists.find(list).isPresent() ? list : "unknown"))
                .fields(fields.stream()
                        .limit(MOST_FIELDS)
                        .map(Conditions::knownName)
                        .toList())
                .purpose(conditions.knownPurpose(purpose));
        try {
            ClearList wanted = lists.require(list);
            actor.require(wanted.permission());
            RevealPolicy policy = policies.of(RevealPolicy.EXPORT);
            if (policy.permission() != null) {
                actor.require(policy.permission());
            }
            List<ProtectedField> stored = ClearLists.fields(wanted, fields);
            stored.forEach(field -> conditions.requirePurpose(purpose, field.kind()));
            String which = wanted.criteria(criteria);
            List<PersonId> people = wanted.people(criteria);
            GrantRequestId id = keep(
                    new Wanted(null, fields, list, which, people.size()),
                    purpose,
                    null,
                    why,
                    note,
                    policy.lasts(),
                    event);
            requests.freeze(id, people, clock.instant());
            return id;
        } catch (Refusal refusal) {
            log.recordAtOnce(refused(event, refusal));
            throw refusal;
        }
    }

    private GrantRequestId keep(
            Wanted wanted,
            String purpose,
            String caseReference,
            String why,
            String note,
            Duration lasts,
            AuditEvent event) {
        Instant now = clock.instant();
        if (requests.waits(actor.id(), wanted, caseReference, now)) {
            throw new AlreadyAsked();
        }
        GrantRequest request = GrantRequest.open(
                new GrantRequestId(UuidV7.at(now)),
                new GrantRequest.Asked(
                        actor.id(),
                        actor.portal().orElse(Portal.STAFF),
                        wanted,
                        purpose,
                        caseReference,
                        Why.of(why),
                        PlainNote.of(note),
                        now,
                        now.plus(answerWithin),
                        lasts));
        requests.add(request);
        log.record(event.because(request.asked().why().word()).transition(null, "request/" + request.id()));
        notices.asked(request);
        return request.id();
    }

    static AuditEvent refused(AuditEvent event, Refusal refusal) {
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

    /** The actor's own, newest first. */
    public List<GrantRequest> mine(UUID before, int limit) {
        return requests.list(RequestFilter.by(actor.id()), before, 0, limit, clock.instant());
    }

    /** @throws UnknownGrantRequest for somebody else's, too */
    public GrantRequest mine(GrantRequestId id) {
        return requests.find(id)
                .filter(request -> request.asked().by().equals(actor.id()))
                .orElseThrow(UnknownGrantRequest::new);
    }

    /** The actor's newest request for a field of a person. */
    public Optional<GrantRequest> newest(PersonId person, String field) {
        return requests.newest(actor.id(), person, field);
    }

    /** How many people a list has now. */
    public int count(String list, String criteria) {
        ClearList wanted = lists.require(list);
        actor.require(wanted.permission());
        return wanted.count(criteria);
    }

    /** Full names of the fields that a list can give. */
    public List<String> fieldsOf(String list) {
        return lists.require(list).fields().stream().map(ProtectedField::name).toList();
    }
}
