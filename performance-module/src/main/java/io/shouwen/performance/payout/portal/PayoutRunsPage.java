package io.shouwen.performance.payout.portal;

import io.shouwen.performance.Inputs;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.payout.PayoutRun;
import io.shouwen.performance.payout.PreparingPayouts;
import io.shouwen.performance.payout.ReadingPayouts;
import io.shouwen.performance.payout.RunState;
import io.shouwen.performance.portal.PerformanceWords;
import io.shouwen.performance.score.Schemes;
import io.shouwen.platform.access.Actor;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** All runs with what is to be done next, and the form to open one; also the finance portal's first page. */
@Named
@ViewScoped
public class PayoutRunsPage implements Serializable {

    private ReadingPayouts reading;
    private PreparingPayouts preparing;
    private Schemes schemes;
    private Actor actor;
    private String month;
    private String scheme = Schemes.DEFAULT;
    private transient List<ReadingPayouts.Listed> found;

    @Inject
    public PayoutRunsPage(
            ReadingPayouts reading, PreparingPayouts preparing, Schemes schemes, PerformanceWords words, Actor actor) {
        this.reading = reading;
        this.preparing = preparing;
        this.schemes = schemes;
        this.actor = actor;
        this.month = words.month(null).minusMonths(1).toString();
    }

    protected PayoutRunsPage() {} // CDI proxy

    public List<ReadingPayouts.Listed> getRuns() {
        if (found == null) {
            found = reading.page(null, 100);
        }
        return found;
    }

    /** Those that somebody has still to do something about. */
    public List<ReadingPayouts.Listed> getUnfinished() {
        return getRuns().stream()
                .filter(one ->
                        one.run().state() != RunState.EXPORTED && one.run().state() != RunState.DISCARDED)
                .toList();
    }

    /** Code of what comes next, and who does it. */
    public String next(PayoutRun run) {
        return "next." + run.state().word();
    }

    public boolean isMayPrepare() {
        return actor.may(PerformancePermissions.PREPARE_PAYOUTS);
    }

    public List<String> getSchemes() {
        return schemes.references();
    }

    public String open() {
        UUID id = preparing.open(Inputs.month("period", month), scheme);
        return "/performance/payout-run?faces-redirect=true&id=" + id;
    }

    public String getMonth() {
        return month;
    }

    public void setMonth(String month) {
        this.month = month;
    }

    public String getScheme() {
        return scheme;
    }

    public void setScheme(String scheme) {
        this.scheme = scheme;
    }
}
