package io.shouwen.platform.use;

import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Notes that a permission opened a door: once a day for each person and permission. The request pays for a look into memory;
 * {@link WritingUses} writes what is new within seconds. A kill of the process may lose the marks of those seconds, which the
 * next use of that day makes again.
 */
@ApplicationScoped
public class UsedPermissions {

    private final OrganisationZone zone;
    private final Clock clock;
    private final AtomicReference<Day> today = new AtomicReference<>(new Day(LocalDate.MIN, Set.of()));
    private final Queue<Mark> unwritten = new ConcurrentLinkedQueue<>();

    @Inject
    public UsedPermissions(OrganisationZone zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    protected UsedPermissions() { // CDI proxy
        this(null, null);
    }

    private record Day(LocalDate date, Set<Mark> marked) {}

    /** That somebody used a permission on that day of the organisation's zone. */
    record Mark(StaffId staff, String permission, LocalDate on) {}

    /** The application itself uses none. */
    public void mark(StaffId staff, String permission) {
        if (staff.equals(StaffId.SYSTEM)) {
            return;
        }
        Day day = dayOf(zone.dateOf(clock.instant()));
        Mark mark = new Mark(staff, permission, day.date());
        if (day.marked().add(mark)) {
            unwritten.add(mark);
        }
    }

    private Day dayOf(LocalDate date) {
        Day known = today.get();
        if (known.date().equals(date)) {
            return known;
        }
        Day begun = new Day(date, ConcurrentHashMap.newKeySet());
        return today.compareAndSet(known, begun) ? begun : dayOf(date);
    }

    /** What has not been written; whoever takes it writes it or gives it back. */
    List<Mark> take() {
        List<Mark> taken = new ArrayList<>();
        for (Mark mark = unwritten.poll(); mark != null; mark = unwritten.poll()) {
            taken.add(mark);
        }
        return taken;
    }

    void giveBack(Collection<Mark> marks) {
        unwritten.addAll(marks);
    }
}
