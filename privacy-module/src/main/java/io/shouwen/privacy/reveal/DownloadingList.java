package io.shouwen.privacy.reveal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.vault.DataErased;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.Unsealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one download that a granted request for a list allows: by its asker, with a fresh second factor, within its minutes.
 * Every person is in the audit log before their row leaves; the file is written straight into the answer.
 */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.REVEAL_ASK)
public class DownloadingList {

    static final String ACTION = "privacy.reveal.export";

    private Actor actor;
    private ClearLists lists;
    private Conditions conditions;
    private RevealPolicies policies;
    private GrantRequests requests;
    private ListEntries entries;
    private AuditLog log;
    private Unsealing unsealing;
    private OrganisationZone zone;
    private Clock clock;

    protected DownloadingList() {} // CDI proxy

    @Inject
    DownloadingList(
            Actor actor,
            ClearLists lists,
            Conditions conditions,
            RevealPolicies policies,
            GrantRequests requests,
            ListEntries entries,
            AuditLog log,
            Unsealing unsealing,
            OrganisationZone zone,
            Clock clock) {
        this.actor = actor;
        this.lists = lists;
        this.conditions = conditions;
        this.policies = policies;
        this.requests = requests;
        this.entries = entries;
        this.log = log;
        this.unsealing = unsealing;
        this.zone = zone;
        this.clock = clock;
    }

    /** Writes itself to whoever receives it, once. */
    @FunctionalInterface
    public interface Download {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Uses up the yes. What it returns writes the file.
     *
     * @throws ApprovalNeeded where the request is not granted, not any more, used, or not in this session
     * @throws io.shouwen.platform.access.SecondFactorNeeded without a fresh second factor
     */
    public Download begin(GrantRequestId id, Locale locale) {
        GrantRequest request = requests.find(id)
                .filter(found -> found.asked().by().equals(actor.id())
                        && found.asked().wanted().bulk())
                .orElseThrow(() -> unknown(id));
        GrantRequest.Asked asked = request.asked();
        Wanted wanted = asked.wanted();
        AuditEvent event = AuditEvent.done(ACTION, "privacy.reveal-request/" + id)
                .fields(wanted.fields())
                .purpose(asked.purpose());
        ClearList list;
        Set<ProtectedField> fields;
        List<PersonId> people;
        try {
            list = lists.require(wanted.list());
            actor.require(list.permission());
            RevealPolicy policy = policies.of(RevealPolicy.EXPORT);
            if (policy.permission() != null) {
                actor.require(policy.permission());
            }
            actor.requireFreshSecondFactor();
            fields = new LinkedHashSet<>(ClearLists.fields(list, wanted.fields()));
            fields.forEach(field -> conditions.requirePurpose(asked.purpose(), field.kind()));
            Instant now = clock.instant();
            if (request.state(now) != RequestState.GRANTED || !requests.use(id, actor.session(), now)) {
                throw new ApprovalNeeded();
            }
            people = requests.takeFrozen(id).orElseThrow(ApprovalNeeded::new);
        } catch (Refusal refusal) {
            log.recordAtOnce(RequestingReveal.refused(event, refusal));
            throw refusal;
        }
        log.recordAtOnce(event.because("grant/" + id));
        return out -> list.write(people, fields, locale, watermark(request), rows -> open(request, rows), out);
    }

    /** Somebody else's request, or none: an attempt like any other. */
    private UnknownGrantRequest unknown(GrantRequestId id) {
        UnknownGrantRequest refusal = new UnknownGrantRequest();
        log.recordAtOnce(RequestingReveal.refused(AuditEvent.done(ACTION, "privacy.reveal-request/" + id), refusal));
        return refusal;
    }

    private String watermark(GrantRequest request) {
        String at = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                .format(clock.instant().atZone(zone.id()));
        return actor.id() + " · " + at + " · " + request.asked().purpose() + " · " + request.id();
    }

    private List<Optional<Map<ProtectedField, String>>> open(GrantRequest request, List<ClearList.Row> rows) {
        List<ClearList.Row> usable =
                rows.stream().filter(row -> isUsable(row.person(), request)).toList();
        entries.record(usable.stream()
                .map(row -> AuditEvent.done(ACTION, "privacy.person/" + row.person())
                        .about(row.person())
                        .fields(row.sealed().keySet().stream()
                                .map(ProtectedField::name)
                                .sorted()
                                .toList())
                        .purpose(request.asked().purpose())
                        .because("grant/" + request.id()))
                .toList());
        List<Optional<Map<ProtectedField, String>>> opened = new ArrayList<>();
        for (ClearList.Row row : rows) {
            opened.add(usable.contains(row) ? Optional.of(open(row)) : Optional.empty());
        }
        return opened;
    }

    /** Whoever has restricted the use of their data, or has not agreed to this one, is not in the file. */
    private boolean isUsable(PersonId person, GrantRequest request) {
        try {
            conditions.refuseIfLimited(person, request.asked().purpose());
            return true;
        } catch (Refusal limited) {
            log.recordAtOnce(RequestingReveal.refused(
                    AuditEvent.done(ACTION, "privacy.person/" + person)
                            .about(person)
                            .purpose(request.asked().purpose()),
                    limited));
            return false;
        }
    }

    private Map<ProtectedField, String> open(ClearList.Row row) {
        Map<ProtectedField, String> values = new LinkedHashMap<>();
        row.sealed().forEach((field, ciphertext) -> {
            try {
                values.put(
                        field, unsealing.unseal(row.person(), field, ciphertext).disclose());
            } catch (DataErased gone) {
                // erased between the list and now: the cell stays empty
            }
        });
        return values;
    }
}
