package io.shouwen.privacy.review;

import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.platform.use.PermissionUses;
import io.shouwen.privacy.log.AuditFigures;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of a person's use of a permission in a period, from the audit log and from the marks that each use leaves;
 * pure. "Never" is said only where one of the two would show it in all of the period.
 */
final class RecordedUse {

    private final Entitlements entitlements;
    private final OrganisationZone zone;
    private final boolean allMarked;
    private final Map<String, Map<String, AuditFigures.Use>> logged = new HashMap<>();
    private final Map<String, Map<String, PermissionUses.Use>> marked = new HashMap<>();

    /** @param allMarked whether every use in the period left a mark */
    RecordedUse(
            Entitlements entitlements,
            OrganisationZone zone,
            List<AuditFigures.Use> logged,
            List<PermissionUses.Use> marked,
            boolean allMarked) {
        this.entitlements = entitlements;
        this.zone = zone;
        this.allMarked = allMarked;
        logged.forEach(use ->
                this.logged.computeIfAbsent(use.actor(), a -> new HashMap<>()).put(use.action(), use));
        marked.forEach(use -> this.marked
                .computeIfAbsent(use.staff().value(), s -> new HashMap<>())
                .put(use.permission(), use));
    }

    ReviewItem.Permission of(String staff, String permission) {
        Set<String> actions = entitlements.actionsOf(permission);
        Map<String, AuditFigures.Use> done = logged.getOrDefault(staff, Map.of());
        List<AuditFigures.Use> traces =
                actions.stream().filter(done::containsKey).map(done::get).toList();
        PermissionUses.Use mark = marked.getOrDefault(staff, Map.of()).get(permission);
        LocalDate last = Stream.concat(
                        traces.stream().map(trace -> zone.dateOf(trace.lastAt())),
                        Stream.ofNullable(mark).map(PermissionUses.Use::lastOn))
                .max(LocalDate::compareTo)
                .orElse(null);
        ReviewItem.Use use = last != null
                ? ReviewItem.Use.USED
                : allMarked || !actions.isEmpty() ? ReviewItem.Use.NEVER : ReviewItem.Use.NO_RECORD;
        Long times = actions.isEmpty()
                ? null
                : traces.stream().mapToLong(AuditFigures.Use::times).sum();
        return new ReviewItem.Permission(permission, use, times, mark == null ? 0 : mark.days(), last);
    }
}
