package io.shouwen.privacy.review;

import io.shouwen.platform.access.Role;
import io.shouwen.platform.identity.StaffAccount;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.AuditFigures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Held × used × conflicts × second factor × leavers, computed from what was read; pure. */
final class Snapshot {

    /** Proves a second factor at every sign-in, so must have one. */
    private static final Set<Role> PRIVILEGED = EnumSet.of(
            Role.FINANCE_PREPARER,
            Role.FINANCE_APPROVER,
            Role.COMPLIANCE_OFFICER,
            Role.PRIVACY_APPROVER,
            Role.OPERATOR,
            Role.AUDITOR);

    /** A line and the permissions under it. */
    record Line(ReviewItem item, List<ReviewItem.Permission> permissions) {}

    private final Entitlements entitlements;
    private final List<DutyConflict> rules;
    private final OrganisationZone zone;
    private final Map<String, Map<String, AuditFigures.Use>> uses = new HashMap<>();

    Snapshot(Entitlements entitlements, List<DutyConflict> rules, OrganisationZone zone, List<AuditFigures.Use> uses) {
        this.entitlements = entitlements;
        this.rules = rules;
        this.zone = zone;
        uses.forEach(use ->
                this.uses.computeIfAbsent(use.actor(), a -> new HashMap<>()).put(use.action(), use));
    }

    /** @param leaver whether the directory knows this number as gone */
    List<Line> of(UUID campaign, StaffAccount account, boolean leaver, Function<String, Instant> lastSignIn) {
        String staff = account.staff()
                .map(StaffId::value)
                .orElseGet(() -> "account-" + account.id().substring(0, 8));
        Set<String> held = entitlements.of(account.roles());
        List<DutyConflict> broken =
                rules.stream().filter(rule -> rule.isIn(account.roles(), held)).toList();
        boolean privileged = account.roles().stream().anyMatch(PRIVILEGED::contains);
        Instant last = account.roles().isEmpty() ? null : lastSignIn.apply(staff);
        List<Line> lines = new ArrayList<>();
        for (Role role : EnumSet.copyOf(account.roles().isEmpty() ? EnumSet.noneOf(Role.class) : account.roles())) {
            List<ReviewItem.Permission> permissions =
                    entitlements.of(role).stream().map(name -> use(staff, name)).toList();
            List<String> conflicts = broken.stream()
                    .filter(rule -> rule.concerns(role, entitlements.of(role)))
                    .map(DutyConflict::word)
                    .toList();
            lines.add(new Line(
                    new ReviewItem(
                            UUID.randomUUID(),
                            campaign,
                            staff,
                            account.id(),
                            account.department().orElse(null),
                            role.realmName(),
                            account.enabled(),
                            account.secondFactor(),
                            privileged,
                            leaver && account.enabled(),
                            last,
                            permissions.size(),
                            (int) permissions.stream()
                                    .filter(p -> p.uses() != null)
                                    .count(),
                            (int) permissions.stream()
                                    .filter(p -> p.uses() != null && p.uses() > 0)
                                    .count(),
                            permissions.stream()
                                    .mapToLong(p -> p.uses() == null ? 0 : p.uses())
                                    .sum(),
                            conflicts,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            0,
                            null,
                            0),
                    permissions));
        }
        return lines;
    }

    private ReviewItem.Permission use(String staff, String permission) {
        Set<String> actions = entitlements.actionsOf(permission);
        if (actions.isEmpty()) {
            return new ReviewItem.Permission(permission, null, null);
        }
        long times = 0;
        Instant last = null;
        for (String action : actions) {
            AuditFigures.Use use = uses.getOrDefault(staff, Map.of()).get(action);
            if (use != null) {
                times += use.times();
                last = last == null || use.lastAt().isAfter(last) ? use.lastAt() : last;
            }
        }
        return new ReviewItem.Permission(permission, times, last == null ? null : zone.dateOf(last));
    }
}
