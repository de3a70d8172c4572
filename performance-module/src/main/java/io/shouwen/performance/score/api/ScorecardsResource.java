package io.shouwen.performance.score.api;

import io.shouwen.performance.Inputs;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactKind;
import io.shouwen.performance.fact.api.FactView;
import io.shouwen.performance.score.ReadingScorecards;
import io.shouwen.performance.score.Scorecard;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Cursor;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import io.shouwen.platform.http.Words;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Scorecards as the facts give them now (F1–F4). */
@ApplicationScoped
@Path("scorecards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Performance: scorecards")
public class ScorecardsResource {

    private final ReadingScorecards reading;

    @Inject
    public ScorecardsResource(ReadingScorecards reading) {
        this.reading = reading;
    }

    protected ScorecardsResource() { // CDI proxy
        this(null);
    }

    @GET
    @RequiresPermission(PerformancePermissions.READ_SCORECARDS)
    @Operation(operationId = "listScorecards", summary = "Everybody's month, by staff number")
    public PageOf<ScorecardView> list(
            @QueryParam("month") String month,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        StaffId after = cursor == null
                ? null
                : Inputs.staff("cursor", Cursor.parse(cursor, 1).key().get(0));
        List<Scorecard> rest = reading.all(Inputs.month("month", month)).values().stream()
                .filter(card -> after == null || card.staff().compareTo(after) > 0)
                .toList();
        boolean more = rest.size() > limit;
        List<Scorecard> page = more ? rest.subList(0, limit) : rest;
        return new PageOf<>(
                page.stream().map(ScorecardView::line).toList(),
                more ? Cursor.after(page.get(limit - 1).staff()).toString() : null);
    }

    @GET
    @Path("{staff}/{month}")
    @RequiresPermission(PerformancePermissions.READ_SCORECARDS)
    @Operation(operationId = "getScorecard", summary = "One person's month, explained down to the facts (F23)")
    public ScorecardView get(@PathParam("staff") StaffId staff, @PathParam("month") YearMonth month) {
        return ScorecardView.full(reading.one(staff, month));
    }

    @GET
    @Path("mine/{month}")
    @RequiresPermission(PerformancePermissions.OWN_SCORECARD)
    @Operation(operationId = "getMyScorecard", summary = "One's own month, explained down to the facts (F23)")
    public ScorecardView mine(@PathParam("month") YearMonth month) {
        return ScorecardView.full(reading.mine(month));
    }

    @GET
    @Path("{staff}/{month}/facts")
    @RequiresPermission(PerformancePermissions.READ_SCORECARDS)
    @Operation(operationId = "listFacts", summary = "The facts of one person's month, newest first")
    public PageOf<FactView> facts(
            @PathParam("staff") StaffId staff,
            @PathParam("month") YearMonth month,
            @Words(FactKind.class) @QueryParam("kind") String kind,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        return page(reading.facts(staff, month, kind(kind), before(cursor), limit + 1), limit);
    }

    @GET
    @Path("mine/{month}/facts")
    @RequiresPermission(PerformancePermissions.OWN_SCORECARD)
    @Operation(operationId = "listMyFacts", summary = "The facts of one's own month, newest first")
    public PageOf<FactView> myFacts(
            @PathParam("month") YearMonth month,
            @Words(FactKind.class) @QueryParam("kind") String kind,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        return page(reading.myFacts(month, kind(kind), before(cursor), limit + 1), limit);
    }

    private static PageOf<FactView> page(List<Fact> found, int limit) {
        boolean more = found.size() > limit;
        List<Fact> page = more ? found.subList(0, limit) : found;
        return new PageOf<>(
                page.stream().map(FactView::of).toList(),
                more ? Cursor.after(page.get(limit - 1).id()).toString() : null);
    }

    private static UUID before(String cursor) {
        return cursor == null
                ? null
                : Inputs.id("cursor", Cursor.parse(cursor, 1).key().get(0));
    }

    private static FactKind kind(String word) {
        try {
            return word == null || word.isBlank() ? null : FactKind.ofWord(word);
        } catch (IllegalArgumentException none) {
            throw InvalidInput.of("kind", "performance.unknown-kind", "a kind of fact, such as closed or rated");
        }
    }
}
