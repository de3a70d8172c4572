package io.shouwen.workorder.clock;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Calendars of any hours, days off, make-up days and zones, those with summer time among them. */
public class RandomCalendars extends DomainContextBase {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        Arbitrary<Set<LocalDate>> days = Arbitraries.integers()
                .between(0, 730)
                .map(FIRST::plusDays)
                .set()
                .ofMaxSize(60);
        Arbitrary<Map<LocalDate, List<WorkingStretch>>> own = Combinators.combine(
                        Arbitraries.integers().between(0, 730).map(FIRST::plusDays), hours())
                .as(Map::entry)
                .list()
                .ofMaxSize(5)
                .map(entries -> entries.stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a)));
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "Asia/Shanghai",
                        "Europe/Berlin",
                        "America/Sao_Paulo",
                        "Australia/Lord_Howe",
                        "UTC",
                        "Asia/Kathmandu")
                .map(ZoneId::of);
        return Combinators.combine(zones, hours(), days, days, own)
                .as((zone, hours, off, work, others) ->
                        new WorkingCalendar("random", zone, hours, off, new HashSet<>(work), others, Set.of(2026)));
    }

    private static Arbitrary<List<WorkingStretch>> hours() {
        return Arbitraries.integers()
                .between(0, 96)
                .set()
                .ofMinSize(2)
                .ofMaxSize(8)
                .map(quarters -> {
                    List<Integer> ends = new ArrayList<>(new TreeSet<>(quarters));
                    List<WorkingStretch> hours = new ArrayList<>();
                    for (int i = 0; i + 1 < ends.size(); i += 2) {
                        hours.add(new WorkingStretch(at(ends.get(i)), at(ends.get(i + 1))));
                    }
                    return hours;
                });
    }

    private static LocalTime at(int quarter) {
        return quarter == 96 ? LocalTime.MIDNIGHT : LocalTime.of(quarter / 4, quarter % 4 * 15);
    }
}
