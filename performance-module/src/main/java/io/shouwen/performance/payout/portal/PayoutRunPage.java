package io.shouwen.performance.payout.portal;

import io.shouwen.performance.CsvRow;
import io.shouwen.performance.Inputs;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.money.Money;
import io.shouwen.performance.payout.ApprovingPayouts;
import io.shouwen.performance.payout.ControlTotals;
import io.shouwen.performance.payout.DiscardReason;
import io.shouwen.performance.payout.ExportingPayouts;
import io.shouwen.performance.payout.PayoutLine;
import io.shouwen.performance.payout.PayoutRun;
import io.shouwen.performance.payout.PayoutRuns;
import io.shouwen.performance.payout.PreparingPayouts;
import io.shouwen.performance.payout.ReadingPayouts;
import io.shouwen.performance.payout.RunState;
import io.shouwen.performance.portal.Download;
import io.shouwen.performance.portal.PerformanceWords;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.page.ListAddress;
import io.shouwen.platform.page.Listing;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** One run: where it stands, totals that balance, lines and why, exceptions, and the next act. */
@Named
@ViewScoped
public class PayoutRunPage implements Serializable {

    private static final List<RunState> WAY = List.of(
            RunState.OPEN,
            RunState.CALCULATED,
            RunState.FROZEN,
            RunState.IN_REVIEW,
            RunState.SUBMITTED,
            RunState.APPROVED,
            RunState.LOCKED,
            RunState.EXPORTED);

    private static final List<String> FILTERS = List.of("who", "component", "status");
    private static final Map<String, Comparator<Numbered>> ORDERS = Map.of(
            "staff", Comparator.comparing(numbered -> numbered.line().staff()),
            "component", Comparator.comparing(numbered -> numbered.line().component()),
            "amount", Comparator.comparing(numbered -> numbered.line().amount()),
            "status", Comparator.comparing(numbered -> numbered.line().status()));

    private ReadingPayouts reading;
    private PreparingPayouts preparing;
    private ApprovingPayouts approving;
    private ExportingPayouts exporting;
    private Actor actor;
    private UUID id;
    private Integer line;
    private DiscardReason discardReason;
    private boolean verifies;
    private PerformanceWords words;
    private ListAddress address;
    /** The version that the person saw: an act on another is refused. */
    private long seen = -1;

    private transient ReadingPayouts.Whole whole;
    private transient Listing<Numbered> lines;
    private final Map<UUID, String> periods = new HashMap<>();
    private transient ReadingPayouts.Why why;
    private transient ReadingPayouts.Verification verification;

    @Inject
    public PayoutRunPage(
            ReadingPayouts reading,
            PreparingPayouts preparing,
            ApprovingPayouts approving,
            ExportingPayouts exporting,
            Actor actor,
            PerformanceWords words,
            HttpServletRequest request) {
        this.reading = reading;
        this.preparing = preparing;
        this.approving = approving;
        this.exporting = exporting;
        this.actor = actor;
        this.id = Inputs.id("id", request.getParameter("id"));
        this.words = words;
        this.address = ListAddress.of(
                "/performance/payout-run", request, List.of("id", "who", "component", "status", "sort", "page"));
        this.verifies = request.getParameter("verify") != null;
        String number = request.getParameter("line");
        this.line = number != null && number.matches("\\d{1,6}") ? Integer.valueOf(number) : null;
    }

    protected PayoutRunPage() {} // CDI proxy

    /** A step of the way. */
    public record Milestone(String state, boolean reached, boolean current, Optional<PayoutRuns.Step> step) {}

    /** A line with its number. */
    public record Numbered(int number, PayoutLine line) {}

    /** A component's sum beside the run before (F26). */
    public record Comparison(String component, Money now, Money before, Money difference) {}

    public ReadingPayouts.Whole getWhole() {
        if (whole == null) {
            whole = reading.whole(id);
            if (seen < 0) {
                seen = whole.run().version();
            }
        }
        return whole;
    }

    public PayoutRun getRun() {
        return getWhole().run();
    }

    /** Null before the first calculation. */
    public ControlTotals getTotals() {
        return getWhole().totals().orElse(null);
    }

    public String getState() {
        return getRun().state().word();
    }

    public List<Milestone> getMilestones() {
        RunState now = getRun().state();
        Stream<RunState> way = now == RunState.DISCARDED
                ? getWhole().steps().stream().map(PayoutRuns.Step::state).distinct()
                : WAY.stream();
        return way.map(state -> new Milestone(
                        state.word(),
                        state.compareTo(now) <= 0,
                        state == now,
                        getWhole().steps().stream()
                                .filter(step -> step.state() == state && state.compareTo(now) <= 0)
                                .reduce((first, second) -> second)))
                .toList();
    }

    /** The lines that the address asks for, with their numbers in the run. */
    public Listing<Numbered> getLines() {
        if (lines == null) {
            List<Numbered> all = new ArrayList<>();
            getWhole().lines().forEach(one -> all.add(new Numbered(all.size() + 1, one)));
            lines = Listing.of(all, this::isAskedFor, ORDERS, address);
        }
        return lines;
    }

    private boolean isAskedFor(Numbered numbered) {
        PayoutLine one = numbered.line();
        String who = address.value("who").toLowerCase(Locale.ROOT);
        String component = address.value("component");
        String status = address.value("status");
        return (who.isEmpty()
                        || one.staff().value().toLowerCase(Locale.ROOT).contains(who)
                        || words.name(one.staff()).toLowerCase(Locale.ROOT).contains(who))
                && (component.isEmpty() || component.equals(one.component()))
                && (status.isEmpty() || status.equals(one.held() == null ? "payable" : "held"));
    }

    /** Of an earlier run that a line corrects. */
    public String period(UUID run) {
        return periods.computeIfAbsent(run, one -> reading.head(one).period().toString());
    }

    public ListAddress getAddress() {
        return address;
    }

    public boolean isFiltered() {
        return FILTERS.stream().anyMatch(name -> !address.value(name).isEmpty());
    }

    public String getUnfiltered() {
        return address.without(FILTERS);
    }

    public List<String> getComponents() {
        return getWhole().lines().stream()
                .map(PayoutLine::component)
                .distinct()
                .sorted()
                .toList();
    }

    /** What the filter lets through, in the order shown; to be looked at, not to be paid from. */
    public void download() throws IOException {
        exporting.copy(id);
        StringBuilder file = new StringBuilder("\uFEFF"); // spreadsheets take the text for UTF-8
        file.append(CsvRow.of(Stream.of(
                                "run.number",
                                "staff-number",
                                "name",
                                "run.component",
                                "run.amount",
                                "run.status",
                                "run.original")
                        .map(words::text)
                        .toList()))
                .append("\r\n");
        for (Numbered numbered : getLines().rows()) {
            PayoutLine one = numbered.line();
            file.append(CsvRow.of(List.of(
                            Integer.toString(numbered.number()),
                            one.staff().value(),
                            words.name(one.staff()),
                            words.component(one.component()),
                            one.amount().plain(),
                            one.held() == null ? words.text("run.payable") : words.held(one.held()),
                            one.original() == null ? "" : one.original().toString())))
                    .append("\r\n");
        }
        Download.csv("payout-lines-" + getRun().period() + ".csv", file.toString());
    }

    public List<Comparison> getComparisons() {
        if (getWhole().totals().isEmpty()) {
            return List.of();
        }
        var now = getWhole().totals().get().byComponent();
        var before = getWhole().previousByComponent();
        SortedSet<String> components = new TreeSet<>(now.keySet());
        components.addAll(before.keySet());
        Money zero = Money.zero(getRun().currency());
        return components.stream()
                .map(component -> {
                    Money current = now.getOrDefault(component, zero);
                    Money earlier = before.getOrDefault(component, zero);
                    return new Comparison(component, current, earlier, current.minus(earlier));
                })
                .toList();
    }

    /** Why the line in the address is what it is; null where none is asked for. */
    public ReadingPayouts.Why getWhy() {
        if (why == null && line != null) {
            why = reading.why(id, line);
        }
        return why;
    }

    /** The run calculated again, where the address asks for it; null where it does not. */
    public ReadingPayouts.Verification getVerification() {
        if (verification == null && verifies && getRun().header().isPresent()) {
            verification = reading.verify(id);
        }
        return verification;
    }

    public boolean may(String act) {
        RunState state = getRun().state();
        boolean prepares = actor.may(PerformancePermissions.PREPARE_PAYOUTS);
        boolean approves = actor.may(PerformancePermissions.APPROVE_PAYOUTS);
        return switch (act) {
            case "calculate" -> prepares && !state.over();
            case "discard" -> prepares && state.discardable();
            case "freeze" -> prepares && state == RunState.CALCULATED;
            case "review" -> prepares && state == RunState.FROZEN;
            case "submit" -> prepares && state == RunState.IN_REVIEW;
            case "approve" -> approves && state == RunState.SUBMITTED;
            case "lock" -> approves && state == RunState.APPROVED;
            case "copy" ->
                actor.may(PerformancePermissions.EXPORT_PAYOUTS)
                        && getRun().header().isPresent();
            case "export" -> actor.may(PerformancePermissions.EXPORT_PAYOUTS) && state.locked();
            default -> false;
        };
    }

    public boolean isAnythingToDo() {
        return Stream.of("calculate", "freeze", "review", "submit", "approve", "lock", "export")
                .anyMatch(this::may);
    }

    public void calculate() {
        done(preparing.calculate(id, ifMatch()));
    }

    public List<DiscardReason> getDiscardReasons() {
        return List.of(DiscardReason.values());
    }

    public void discard() {
        done(preparing.discard(id, discardReason, ifMatch()));
    }

    public void freeze() {
        done(preparing.freeze(id, ifMatch()));
    }

    public void review() {
        done(preparing.review(id, ifMatch()));
    }

    public void submit() {
        done(preparing.submit(id, ifMatch()));
    }

    /** Signs the hash that this page shows. */
    public void approve() {
        done(approving.approve(id, getRun().contentHash().orElse(""), ifMatch()));
    }

    public void lock() {
        done(approving.lock(id, ifMatch()));
    }

    /** Sends the file instead of the page. */
    public void export() throws IOException {
        ExportingPayouts.Export export = exporting.export(id);
        Download.csv(export.fileName(), export.content());
    }

    public DiscardReason getDiscardReason() {
        return discardReason;
    }

    public void setDiscardReason(DiscardReason discardReason) {
        this.discardReason = discardReason;
    }

    private String ifMatch() {
        getWhole();
        return "\"" + seen + "\"";
    }

    private void done(PayoutRun run) {
        seen = run.version();
        whole = null;
        lines = null;
        why = null;
        verification = null;
        verifies = false;
    }
}
