package io.shouwen.privacy.review;

import io.shouwen.platform.access.Role;
import io.shouwen.platform.identity.StaffAccount;
import io.shouwen.platform.staff.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    private final Map<Role, Set<String>> bundles;
    private final List<DutyConflict> rules;
    private final RecordedUse recorded;
    private final Set<String> everybodys;

    /** @param bundles the permissions of each role, as Keycloak has it */
    Snapshot(Map<Role, Set<String>> bundles, List<DutyConflict> rules, RecordedUse recorded) {
        this.bundles = bundles;
        this.rules = rules;
        this.recorded = recorded;
        this.everybodys = inEvery(bundles);
    }

    /** What every role bundles, such as one's own notices: that it was used says nothing about one of them. */
    private static Set<String> inEvery(Map<Role, Set<String>> bundles) {
        Set<String> common = new TreeSet<>();
        bundles.values().forEach(common::addAll);
        bundles.values().stream().filter(bundle -> !bundle.isEmpty()).forEach(common::retainAll);
        return common;
    }

    /** @param leaver whether the directory knows this number as gone */
    List<Line> of(UUID campaign, StaffAccount account, boolean leaver, Function<String, Instant> lastSignIn) {
        String staff = account.staff()
                .map(StaffId::value)
                .orElseGet(() -> "account-" + account.id().substring(0, 8));
        Set<String> held = account.permissions();
        List<DutyConflict> broken =
                rules.stream().filter(rule -> rule.isIn(account.roles(), held)).toList();
        boolean nothing = account.roles().isEmpty() && held.isEmpty();
        Instant last = nothing ? null : lastSignIn.apply(staff);
        Lines lines = new Lines(campaign, account, staff, leaver && account.enabled(), last);
        for (Role role : new TreeSet<>(account.roles())) {
            Set<String> bundle = bundles.getOrDefault(role, Set.of());
            lines.add(role.realmName(), bundle, conflicts(broken, rule -> rule.concerns(role, bundle)));
        }
        Set<String> outside = outside(account);
        if (!outside.isEmpty()) {
            lines.add(ReviewItem.OUTSIDE_ROLES, outside, conflicts(broken, rule -> rule.concernsPermissions(outside)));
        } else if (nothing && leaver && account.enabled()) {
            lines.add(ReviewItem.ACCOUNT_ONLY, Set.of(), List.of());
        }
        return lines.all;
    }

    /** Nobody holds permissions outside a role: given to the account itself, or through what is no role of ours. */
    private Set<String> outside(StaffAccount account) {
        Set<String> outside = new TreeSet<>(account.permissions());
        account.roles().forEach(role -> outside.removeAll(bundles.getOrDefault(role, Set.of())));
        outside.addAll(account.direct());
        return outside;
    }

    private static List<String> conflicts(List<DutyConflict> broken, Predicate<DutyConflict> concerned) {
        return broken.stream().filter(concerned).map(DutyConflict::word).toList();
    }

    /** The lines of one account in the making. */
    private final class Lines {

        private final UUID campaign;
        private final StaffAccount account;
        private final String staff;
        private final boolean leaver;
        private final Instant lastSignIn;
        private final List<Line> all = new ArrayList<>();

        Lines(UUID campaign, StaffAccount account, String staff, boolean leaver, Instant lastSignIn) {
            this.campaign = campaign;
            this.account = account;
            this.staff = staff;
            this.leaver = leaver;
            this.lastSignIn = lastSignIn;
        }

        void add(String role, Set<String> names, List<String> conflicts) {
            List<ReviewItem.Permission> permissions =
                    names.stream().map(name -> recorded.of(staff, name)).toList();
            List<ReviewItem.Permission> telling = permissions.stream()
                    .filter(one -> role.equals(ReviewItem.OUTSIDE_ROLES) || !everybodys.contains(one.name()))
                    .toList();
            int used = count(telling, ReviewItem.Use.USED);
            all.add(new Line(
                    new ReviewItem(
                            UUID.randomUUID(),
                            campaign,
                            staff,
                            account.id(),
                            account.department().orElse(null),
                            role,
                            account.enabled(),
                            account.secondFactor(),
                            account.roles().stream().anyMatch(PRIVILEGED::contains),
                            leaver,
                            lastSignIn,
                            permissions.size(),
                            used + count(telling, ReviewItem.Use.NEVER),
                            used,
                            count(telling, ReviewItem.Use.NO_RECORD),
                            permissions.stream()
                                    .mapToLong(p -> p.uses() == null ? 0 : p.uses())
                                    .sum(),
                            telling.stream()
                                    .flatMap(one -> Stream.ofNullable(one.lastUsedOn()))
                                    .max(LocalDate::compareTo)
                                    .orElse(null),
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
    }

    private static int count(List<ReviewItem.Permission> permissions, ReviewItem.Use use) {
        return (int) permissions.stream().filter(one -> one.use() == use).count();
    }
}
