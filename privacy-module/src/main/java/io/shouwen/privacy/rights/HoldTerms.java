package io.shouwen.privacy.rights;

import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.rights.PersonalDataHolder.HoldRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How long the law makes us keep things: a managed list. */
@ApplicationScoped
public class HoldTerms {

    private Sql sql;
    private OrganisationZone zone;
    private Clock clock;

    /**
     * @param days after the end of what is held
     * @param purposes for which it may still be opened when everything else of the person is erased
     */
    public record Rule(String word, int days, String zh, String en, List<String> purposes, int version) {
        public String label(Locale locale) {
            return locale.getLanguage().equals("en") ? en : zh;
        }
    }

    protected HoldTerms() {} // CDI proxy

    @Inject
    HoldTerms(Sql sql, OrganisationZone zone, Clock clock) {
        this.sql = sql;
        this.zone = zone;
        this.clock = clock;
    }

    public List<Rule> all() {
        return sql.list(
                "select word, days, zh, en, purposes, version from privacy.hold_rule order by word",
                row -> new Rule(
                        row.getString(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        List.of(row.getString(5).split(",")),
                        row.getInt(6)));
    }

    /** @return false where it was changed since that version */
    boolean change(String word, int days, int version, Instant at, StaffId by) {
        boolean changed = sql.change(
                        "update privacy.hold_rule set days = ?, version = version + 1 where word = ? and version = ?",
                        days,
                        word,
                        version)
                == 1;
        if (changed) {
            sql.change(
                    "insert into privacy.hold_rule_change (word, version, days, made_at, made_by) values (?, ?, ?, ?, ?)",
                    word,
                    version + 1,
                    days,
                    at,
                    by);
        }
        return changed;
    }

    /** As they are now, read once. */
    HoldRules now() {
        Map<String, Integer> days = all().stream().collect(Collectors.toMap(Rule::word, Rule::days));
        LocalDate today = zone.dateOf(clock.instant());
        return new HoldRules() {
            @Override
            public LocalDate endOf(String rule, LocalDate endedOn) {
                return endedOn.plusDays(days.getOrDefault(rule, 0));
            }

            @Override
            public LocalDate today() {
                return today;
            }
        };
    }
}
