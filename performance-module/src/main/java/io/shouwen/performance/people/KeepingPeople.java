package io.shouwen.performance.people;

import io.shouwen.performance.Audited;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactContent.Engaged;
import io.shouwen.performance.fact.Facts;
import io.shouwen.performance.fact.RolePeriod;
import io.shouwen.performance.score.Schemes;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** HR keeps levels, groups and role periods. A person's periods are replaced whole; facts tell scores and runs. */
@ApplicationScoped
@Transactional
public class KeepingPeople {

    private final People people;
    private final Facts facts;
    private final Schemes schemes;
    private final StaffDirectory directory;
    private final AuditLog audit;
    private final Audited audited;
    private final Clock clock;

    @Inject
    public KeepingPeople(
            People people,
            Facts facts,
            Schemes schemes,
            StaffDirectory directory,
            AuditLog audit,
            Audited audited,
            Clock clock) {
        this.people = people;
        this.facts = facts;
        this.schemes = schemes;
        this.directory = directory;
        this.audit = audit;
        this.audited = audited;
        this.clock = clock;
    }

    protected KeepingPeople() { // CDI proxy
        this(null, null, null, null, null, null, null);
    }

    @RequiresPermission(PerformancePermissions.READ_PEOPLE)
    public List<Person> page(StaffId after, int limit) {
        return people.page(after, limit);
    }

    @RequiresPermission(PerformancePermissions.READ_PEOPLE)
    public Person get(StaffId staff) {
        return people.find(staff).orElseThrow(() -> new UnknownPerson(staff));
    }

    /** @param ifMatch the ETag that was read; null for somebody new */
    @RequiresPermission(PerformancePermissions.EDIT_PEOPLE)
    public Person put(StaffId staff, List<RolePeriod> periods, String ifMatch) {
        String object = "performance.person/" + staff;
        return audited.act("performance.people.edit", object, () -> {
            directory.find(staff).orElseThrow(() -> new UnknownPerson(staff));
            requireKnownLevels(periods);
            requireInOrder(periods);
            Person person = people.find(staff).orElse(null);
            if (person == null) {
                if (ifMatch != null && !ifMatch.isBlank()) {
                    throw new EntityVersion.Stale();
                }
                person = new Person(staff, periods);
                people.add(person);
            } else {
                EntityVersion.requireMatch(ifMatch, person.version());
                person.engage(periods);
            }
            Engaged engaged = new Engaged(periods);
            UUID entry = audit.record(
                    AuditEvent.done("performance.people.edit", object).fields(List.of("level", "group", "periods")));
            facts.append(List.of(Fact.at(clock.instant(), staff, object, engaged, entry)));
            people.flush();
            return person;
        });
    }

    private static void requireInOrder(List<RolePeriod> periods) {
        for (int i = 1; i < periods.size(); i++) {
            RolePeriod before = periods.get(i - 1);
            if (!periods.get(i).from().isAfter(before.from()) || periods.get(i).overlaps(before)) {
                throw InvalidInput.of(
                        "periods[" + i + "].from",
                        "performance.periods-overlap",
                        "periods in order, none overlapping another");
            }
        }
    }

    private void requireKnownLevels(List<RolePeriod> periods) {
        var levels = schemes.get(Schemes.DEFAULT).pay().base().keySet();
        for (int i = 0; i < periods.size(); i++) {
            if (!levels.contains(periods.get(i).level())) {
                throw InvalidInput.of(
                        "periods[" + i + "].level", "performance.unknown-level", String.join(", ", levels));
            }
        }
    }
}
