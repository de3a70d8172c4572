package io.shouwen.performance.people.api;

import io.shouwen.performance.Inputs;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.fact.RolePeriod;
import io.shouwen.performance.people.KeepingPeople;
import io.shouwen.performance.people.Person;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.Cursor;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import io.shouwen.platform.http.Years;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Levels, groups and role periods, as HR keeps them (F10, F13, F28). */
@ApplicationScoped
@Path("people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Performance: people")
public class PeopleResource {

    private final KeepingPeople keeping;

    @Inject
    public PeopleResource(KeepingPeople keeping) {
        this.keeping = keeping;
    }

    protected PeopleResource() { // CDI proxy
        this(null);
    }

    @GET
    @RequiresPermission(PerformancePermissions.READ_PEOPLE)
    @Operation(operationId = "listPeople", summary = "People in scope, by staff number")
    public PageOf<PersonView> list(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") String cursor) {
        List<Person> found = keeping.page(
                cursor == null
                        ? null
                        : Inputs.staff("cursor", Cursor.parse(cursor, 1).key().get(0)),
                limit + 1);
        boolean more = found.size() > limit;
        List<Person> page = more ? found.subList(0, limit) : found;
        return new PageOf<>(
                page.stream().map(PersonView::of).toList(),
                more ? Cursor.after(page.get(limit - 1).staff()).toString() : null);
    }

    @GET
    @Path("{staff}")
    @RequiresPermission(PerformancePermissions.READ_PEOPLE)
    @Answers(value = PersonView.class, tagged = true)
    @Operation(operationId = "getPerson", summary = "One person's role periods")
    public Response get(@PathParam("staff") StaffId staff) {
        return answer(keeping.get(staff));
    }

    @PUT
    @Path("{staff}")
    @Transactional
    @RequiresPermission(PerformancePermissions.EDIT_PEOPLE)
    @Answers(value = PersonView.class, tagged = true, matchOptional = true)
    @Operation(
            operationId = "putPerson",
            summary = "Replace a person's role periods; If-Match is needed where the person is in scope already")
    public Response put(
            @PathParam("staff") StaffId staff, @HeaderParam("If-Match") String ifMatch, PersonRequest request) {
        return answer(keeping.put(staff, periods(request), ifMatch));
    }

    private static List<RolePeriod> periods(PersonRequest request) {
        if (request == null || request.periods() == null) {
            throw InvalidInput.of("periods", "performance.no-body", "a list of role periods");
        }
        List<RolePeriod> periods = new ArrayList<>();
        for (PersonRequest.Period period : request.periods()) {
            String field = "periods[" + periods.size() + "]";
            try {
                periods.add(new RolePeriod(
                        Years.bound(LocalDate.parse(period.from())),
                        period.until() == null || period.until().isBlank()
                                ? null
                                : Years.bound(LocalDate.parse(period.until())),
                        period.level(),
                        period.group() == null || period.group().isBlank() ? null : period.group()));
            } catch (DateTimeException | IllegalArgumentException | NullPointerException malformed) {
                throw InvalidInput.of(
                        field,
                        "performance.not-a-period",
                        "first day, last day or nothing, a level, a group of one word or nothing");
            }
        }
        return periods;
    }

    private static Response answer(Person person) {
        return Response.ok(PersonView.of(person))
                .tag(EntityVersion.tag(person.version()))
                .build();
    }
}
