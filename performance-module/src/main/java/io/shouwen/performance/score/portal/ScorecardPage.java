package io.shouwen.performance.score.portal;

import io.shouwen.performance.Inputs;
import io.shouwen.performance.portal.PerformanceWords;
import io.shouwen.performance.score.Figure;
import io.shouwen.performance.score.NoScorecard;
import io.shouwen.performance.score.ReadingScorecards;
import io.shouwen.performance.score.Scorecard;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;

/** One person's month and why; on the staff portal one's own, whatever the address says. */
@Named
@RequestScoped
public class ScorecardPage {

    private ReadingScorecards reading;
    private Actor actor;
    private YearMonth month;
    private String asked;
    private boolean own;
    private Scorecard card;
    private boolean read;

    @Inject
    public ScorecardPage(ReadingScorecards reading, PerformanceWords words, Actor actor, HttpServletRequest request) {
        this.reading = reading;
        this.actor = actor;
        this.month = words.month(request.getParameter("month"));
        this.asked = request.getParameter("staff");
        this.own = request.getServletPath().contains("/my-");
    }

    protected ScorecardPage() {} // CDI proxy

    public boolean isOwn() {
        return own;
    }

    public YearMonth getMonth() {
        return month;
    }

    public StaffId getStaff() {
        return own ? actor.id() : Inputs.staff("staff", asked);
    }

    /** Null where the person held no role in the month. */
    public Scorecard getCard() {
        if (!read) {
            read = true;
            try {
                card = own ? reading.mine(month) : reading.one(getStaff(), month);
            } catch (NoScorecard none) {
                card = null;
            }
        }
        return card;
    }

    /** Where exactly the facts that count in a figure are listed. */
    public String facts(Figure figure) {
        return (own ? "/performance/my-facts?" : "/performance/facts?staff=" + getStaff() + "&") + "month=" + month
                + "&figure=" + figure.code();
    }
}
