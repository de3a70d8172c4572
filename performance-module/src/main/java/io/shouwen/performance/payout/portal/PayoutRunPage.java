package io.shouwen.performance.payout.portal;

import io.shouwen.performance.Inputs;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.money.Money;
import io.shouwen.performance.payout.ApprovingPayouts;
import io.shouwen.performance.payout.ControlTotals;
import io.shouwen.performance.payout.ExportingPayouts;
import io.shouwen.performance.payout.PayoutLine;
import io.shouwen.performance.payout.PayoutRun;
import io.shouwen.performance.payout.PayoutRuns;
import io.shouwen.performance.payout.PreparingPayouts;
import io.shouwen.performance.payout.ReadingPayouts;
import io.shouwen.performance.payout.RunState;
import io.shouwen.platform.access.Actor;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    private ReadingPayouts reading;
    private PreparingPayouts preparing;
    private ApprovingPayouts approving;
    private ExportingPayouts exporting;
    private Actor actor;
    private UUID id;
    private Integer line;
    private boolean verifies;
    /** The version that the person saw: an act on another is refused. */
    private long seen = -1;

    private transient ReadingPayouts.Whole whole;
    private transient ReadingPayouts.Why why;
    private transient ReadingPayouts.Verification verification;

    @Inject
    public PayoutRunPage(
            ReadingPayouts reading,
            PreparingPayouts preparing,
            ApprovingPayouts approving,
            ExportingPayouts exporting,
            Actor actor,
            HttpServletRequest request) {
        this.reading = reading;
        this.preparing = preparing;
        this.approving = approving;
        this.exporting = exporting;
        this.actor = actor;
        this.id = Inputs.id("id", request.getParameter("id"));
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
        return WAY.stream()
                .map(state -> new Milestone(
                        state.word(),
                        state.compareTo(now) <= 0,
                        state == now,
                        getWhole().steps().stream()
                                .filter(step -> step.state() == state && state.compareTo(now) <= 0)
                                .reduce((first, second) -> second)))
                .toList();
    }

    public List<Numbered> getLines() {
        List<Numbered> lines = new ArrayList<>();
        getWhole().lines().forEach(one -> lines.add(new Numbered(lines.size() + 1, one)));
        return lines;
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
            case "calculate" -> prepares && !state.locked();
            case "freeze" -> prepares && state == RunState.CALCULATED;
            case "review" -> prepares && state == RunState.FROZEN;
            case "submit" -> prepares && state == RunState.IN_REVIEW;
            case "approve" -> approves && state == RunState.SUBMITTED;
            case "lock" -> approves && state == RunState.APPROVED;
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
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        byte[] bytes = export.content().getBytes(StandardCharsets.UTF_8);
        external.responseReset();
        external.setResponseContentType("text/csv;charset=UTF-8");
        external.setResponseContentLength(bytes.length);
        external.setResponseHeader("Content-Disposition", "attachment; filename=\"" + export.fileName() + "\"");
        external.getResponseOutputStream().write(bytes);
        faces.responseComplete();
    }

    private String ifMatch() {
        getWhole();
        return "\"" + seen + "\"";
    }

    private void done(PayoutRun run) {
        seen = run.version();
        whole = null;
        why = null;
        verification = null;
        verifies = false;
    }
}
