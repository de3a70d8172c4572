package io.shouwen.performance.people;

import io.shouwen.performance.Audited;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactContent.Engaged;
import io.shouwen.performance.fact.Facts;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * HR says who has left. The directory then knows the person as gone, which the access review looks for (P15), and the role
 * period ends on that day, so that base pay covers the days until then (F28). Both can be taken back.
 */
@ApplicationScoped
@Transactional
public class KeepingLeavers {

    private final People people;
    private final Facts facts;
    private final StaffDirectory directory;
    private final AuditLog audit;
    private final Audited audited;
    private final Clock clock;

    @Inject
    public KeepingLeavers(
            People people, Facts facts, StaffDirectory directory, AuditLog audit, Audited audited, Clock clock) {
        this.people = people;
        this.facts = facts;
        this.directory = directory;
        this.audit = audit;
        this.audited = audited;
        this.clock = clock;
    }

    protected KeepingLeavers() { // CDI proxy
        this(null, null, null, null, null, null);
    }

    /** With their last days, the latest first. */
    @RequiresPermission(PerformancePermissions.READ_PEOPLE)
    public Map<StaffId, LocalDate> all() {
        return directory.leavers();
    }

    /** The whole of it is a day; so the day is its version as well. */
    public static long version(LocalDate lastDay) {
        return lastDay.toEpochDay();
    }

    /**
     * @param ifMatch the last day that the caller read, as an ETag; null where there was none
     * @throws UnknownPerson where the directory has nobody with this number
     */
    @RequiresPermission(PerformancePermissions.EDIT_PEOPLE)
    public void leave(StaffId staff, LocalDate lastDay, String ifMatch) {
        change("performance.people.leave", staff, ifMatch, known -> {
            if (lastDay.getYear() < 2000 || lastDay.getYear() > 2999) {
                throw InvalidInput.of("leftOn", "performance.not-a-day", "a day such as 2026-10-01");
            }
            requireStill(directory.leave(staff, lastDay, known));
            return people.find(staff).map(person -> person.leave(lastDay));
        });
    }

    /**
     * Does nothing to whoever has not left.
     *
     * @param ifMatch the last day that the caller read, as an ETag
     */
    @RequiresPermission(PerformancePermissions.EDIT_PEOPLE)
    public void stay(StaffId staff, String ifMatch) {
        change("performance.people.stay", staff, ifMatch, known -> {
            requireStill(known == null || directory.stay(staff, known));
            return people.find(staff).flatMap(Person::stay);
        });
    }

    /** @param change given the last day that is known, or null; tells what the fact shall say */
    private void change(String action, StaffId staff, String ifMatch, Function<LocalDate, Optional<Engaged>> change) {
        String object = "performance.person/" + staff;
        audited.act(action, object, () -> {
            directory.find(staff).orElseThrow(() -> new UnknownPerson(staff));
            Optional<Engaged> engaged = change.apply(requireRead(staff, ifMatch));
            UUID entry = audit.record(AuditEvent.done(action, object).fields(List.of("leftOn")));
            engaged.ifPresent(content -> {
                facts.append(List.of(Fact.at(clock.instant(), staff, object, content, entry)));
                people.flush();
            });
            return null;
        });
    }

    private LocalDate requireRead(StaffId staff, String ifMatch) {
        LocalDate known = directory.leavers().get(staff);
        if (known != null) {
            EntityVersion.requireMatch(ifMatch, version(known));
        } else if (ifMatch != null && !ifMatch.isBlank()) {
            throw new EntityVersion.Stale();
        }
        return known;
    }

    /** Somebody else may have been quicker since it was read here. */
    private static void requireStill(boolean asKnown) {
        if (!asKnown) {
            throw new EntityVersion.Stale();
        }
    }
}
