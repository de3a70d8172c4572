package io.shouwen.performance.score.portal;

import io.shouwen.performance.Inputs;
import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactKind;
import io.shouwen.performance.portal.PerformanceWords;
import io.shouwen.performance.score.NoScorecard;
import io.shouwen.performance.score.ReadingScorecards;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The facts behind a scorecard, newest first; filters stand in the address. */
@Named
@RequestScoped
public class FactsPage {

    private static final int ROWS = 50;

    private ReadingScorecards reading;
    private Actor actor;
    private YearMonth month;
    private String asked;
    private String kind;
    private String figure;
    private UUID before;
    private boolean own;
    private List<Fact> found;

    @Inject
    public FactsPage(ReadingScorecards reading, PerformanceWords words, Actor actor, HttpServletRequest request) {
        this.reading = reading;
        this.actor = actor;
        this.month = words.month(request.getParameter("month"));
        this.asked = request.getParameter("staff");
        this.kind = Stream.of(FactKind.values())
                .map(FactKind::word)
                .filter(word -> word.equals(request.getParameter("kind")))
                .findFirst()
                .orElse(null);
        String code = request.getParameter("figure");
        this.figure = code != null && code.matches("[a-z-]{1,30}\\.[a-z-]{1,30}") ? code : null;
        String id = request.getParameter("before");
        this.before = id == null || id.isBlank() ? null : Inputs.id("before", id);
        this.own = request.getServletPath().contains("/my-");
    }

    protected FactsPage() {} // CDI proxy

    public StaffId getStaff() {
        return own ? actor.id() : Inputs.staff("staff", asked);
    }

    public YearMonth getMonth() {
        return month;
    }

    public String getKind() {
        return kind;
    }

    /** Code of the figure whose facts are shown, and no others; null for all of the month. */
    public String getFigure() {
        return figure;
    }

    public boolean isOwn() {
        return own;
    }

    public List<FactKind> getKinds() {
        return List.of(FactKind.values());
    }

    public List<Fact> getFacts() {
        return figure == null && all().size() > ROWS ? all().subList(0, ROWS) : all();
    }

    /** Query for the rows after these, or null on the last page. */
    public String getNext() {
        return figure == null && all().size() > ROWS
                ? address(kind) + "&before=" + all().get(ROWS - 1).id()
                : null;
    }

    public String address(String otherKind) {
        return (own ? "/performance/my-facts?" : "/performance/facts?staff=" + getStaff() + "&") + "month=" + month
                + (otherKind == null ? "" : "&kind=" + otherKind);
    }

    private List<Fact> all() {
        if (found == null && figure != null) {
            found = ofFigure();
        }
        if (found == null) {
            FactKind wanted = kind == null ? null : FactKind.ofWord(kind);
            found = own
                    ? reading.myFacts(month, wanted, before, ROWS + 1)
                    : reading.facts(getStaff(), month, wanted, before, ROWS + 1);
        }
        return found;
    }

    private List<Fact> ofFigure() {
        try {
            return own ? reading.myFactsOf(month, figure) : reading.factsOf(getStaff(), month, figure);
        } catch (NoScorecard none) {
            return List.of();
        }
    }
}
