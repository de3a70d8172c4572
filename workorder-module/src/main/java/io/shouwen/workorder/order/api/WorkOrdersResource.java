package io.shouwen.workorder.order.api;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.Cursor;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import io.shouwen.platform.http.Words;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.order.AcceptingWorkOrder;
import io.shouwen.workorder.order.AddingNote;
import io.shouwen.workorder.order.AnalysingWorkOrder;
import io.shouwen.workorder.order.ClosingWorkOrder;
import io.shouwen.workorder.order.ConfirmingSolution;
import io.shouwen.workorder.order.DispatchingWorkOrder;
import io.shouwen.workorder.order.HandingOver;
import io.shouwen.workorder.order.OpeningWorkOrder;
import io.shouwen.workorder.order.Priority;
import io.shouwen.workorder.order.RecordingCallback;
import io.shouwen.workorder.order.ReopeningWorkOrder;
import io.shouwen.workorder.order.ResumingWork;
import io.shouwen.workorder.order.ReturningWorkOrder;
import io.shouwen.workorder.order.SolvingWorkOrder;
import io.shouwen.workorder.order.TakingUpWorkOrder;
import io.shouwen.workorder.order.WaitingForCustomer;
import io.shouwen.workorder.order.Word;
import io.shouwen.workorder.order.WorkOrder;
import io.shouwen.workorder.order.WorkOrderFilter;
import io.shouwen.workorder.order.WorkOrderId;
import io.shouwen.workorder.order.WorkOrderLine;
import io.shouwen.workorder.order.WorkOrderLists;
import io.shouwen.workorder.order.WorkOrderState;
import io.shouwen.workorder.rating.RatingLink;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("work-orders")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "work-orders")
public class WorkOrdersResource {

    private static final int MOST = 200;

    @Inject
    AcceptingWorkOrder accepting;

    @Inject
    OpeningWorkOrder opening;

    @Inject
    AnalysingWorkOrder analysing;

    @Inject
    DispatchingWorkOrder dispatching;

    @Inject
    TakingUpWorkOrder takingUp;

    @Inject
    SolvingWorkOrder solving;

    @Inject
    ReturningWorkOrder returning;

    @Inject
    ConfirmingSolution confirming;

    @Inject
    ClosingWorkOrder closing;

    @Inject
    ReopeningWorkOrder reopening;

    @Inject
    HandingOver handingOver;

    @Inject
    WaitingForCustomer waiting;

    @Inject
    ResumingWork resuming;

    @Inject
    AddingNote noting;

    @Inject
    RecordingCallback callingBack;

    @Inject
    WorkOrderLists lists;

    @Inject
    WorkOrderViews views;

    @Inject
    Idempotency idempotency;

    @Inject
    Actor actor;

    @POST
    @RequiresPermission(WorkorderPermissions.OWN)
    @Answers(status = 201, value = WorkOrderView.class, tagged = true)
    @Operation(
            operationId = "acceptWorkOrder",
            summary = "Take a request; the caller owns it from now on. Numbers in the text are hidden before storing.")
    public Response accept(@HeaderParam("Idempotency-Key") String key, AcceptRequest body, @Context UriInfo uri) {
        AcceptRequest request = given(body);
        UUID id = idempotency.once(
                key,
                "workorder.accept",
                request,
                () -> accepting.accept(request.toAcceptance()).id().value());
        WorkOrder order = accepting.accepted(new WorkOrderId(id));
        return Response.created(uri.getAbsolutePathBuilder().path(id.toString()).build())
                .tag(EntityVersion.tag(order.version()))
                .entity(views.whole(order))
                .build();
    }

    @GET
    @RequiresPermission(WorkorderPermissions.READ)
    @Operation(
            operationId = "listWorkOrders",
            summary = "The work orders that the caller may see, the newest first, with running clocks and masks.")
    public PageOf<WorkOrderLineView> list(
            @Words(WorkOrderState.class) @QueryParam("state") String state,
            @QueryParam("open") @DefaultValue("false") boolean open,
            @QueryParam("owner") String owner,
            @QueryParam("department") String department,
            @QueryParam("customer") CustomerId customer,
            @QueryParam("type") String type,
            @Words(Priority.class) @QueryParam("priority") String priority,
            @QueryParam("overdue") @DefaultValue("false") boolean overdue,
            @QueryParam("number") String number,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        WorkOrderFilter filter = new WorkOrderFilter(
                Word.optional(WorkOrderState.class, "state", state),
                open,
                owner == null ? null : owner.equals("me") ? actor.id() : staff("owner", owner),
                department,
                customer,
                type,
                Word.optional(Priority.class, "priority", priority),
                overdue,
                number);
        int size = Math.max(1, Math.min(limit, MOST));
        List<WorkOrderLine> found = lists.newestAfter(filter, after(cursor), size + 1);
        boolean more = found.size() > size;
        List<WorkOrderLine> page = more ? found.subList(0, size) : found;
        String next = more ? Cursor.after(page.get(size - 1).id()).toString() : null;
        return new PageOf<>(views.lines(page), next);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(WorkorderPermissions.READ)
    @Answers(value = WorkOrderView.class, tagged = true)
    @Operation(operationId = "getWorkOrder", summary = "One work order, with what the caller may do next.")
    public Response get(@PathParam("id") WorkOrderId id) {
        return answer(opening.open(id));
    }

    @GET
    @Path("{id}/history")
    @RequiresPermission(WorkorderPermissions.READ)
    @Operation(operationId = "getWorkOrderHistory", summary = "What happened to it, oldest first.")
    public List<HistoryView> history(@PathParam("id") WorkOrderId id) {
        return views.history(opening.history(id));
    }

    @POST
    @Path("{id}/analysis")
    @RequiresPermission(WorkorderPermissions.OWN)
    @Answers(value = WorkOrderView.class, tagged = true)
    @Operation(operationId = "analyseWorkOrder", summary = "Say what it is and how it will be solved.")
    public Response analyse(
            @PathParam("id") WorkOrderId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            AnalysisRequest request) {
        return answer(analysing.analyse(id, ifMatch, given(request).toAnalysis()));
    }

    @POST
    @Path("{id}/dispatch")
    @RequiresPermission(WorkorderPermissions.OWN)
    @Answers(value = WorkOrderView.class, tagged = true)
    @Operation(operationId = "dispatchWorkOrder", summary = "Give the work to a department.")
    public Response dispatch(
            @PathParam("id") WorkOrderId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            DispatchRequest request) {
        Integer minutes = given(request).limitMinutes();
        return answer(dispatching.dispatch(
                id,
                ifMatch,
                request.department(),
                minutes == null ? null : Duration.ofMinutes(minutes),
                request.note()));
    }

    @POST
    @Path("{id}/take-up")
    @RequiresPermission(WorkorderPermissions.HANDLE)
    @Answers(value = WorkOrderView.class, tagged = true)
    @Operation(operationId = "takeUpWorkOrder", summary = "Begin to work on what was dispatched to one's department.")
    public Response takeUp(@PathParam("id") WorkOrderId id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(takingUp.takeUp(id, ifMatch));
    }

    @POST
    @Path("{id}/solution")
    @RequiresPermission({WorkorderPermissions.OWN, WorkorderPermissions.HANDLE})
    @Answers(value = WorkOrderView.class, tagged = true)
    @Operation(operationId = "solveWorkOrder", summary = "Write the solution.")
    public Response solve(
            @PathParam("id") WorkOrderId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            SolutionRequest request) {
        return answer(solving.solve(id, ifMatch, given(request).solution()));
    }

    @POST
    @Path("{id}/return")
    @RequiresPermission({WorkorderPermissions.OWN, WorkorderPermissions.HANDLE})
    @Answers(value = WorkOrderView.class, tagged = true)
    @Operation(operationId = "returnWorkOrder", summary = "Give it back to the owner, or take it back as the owner.")
    public Response giveBack(
            @PathParam("id") WorkOrderId id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, ReasonRequest request) {
        return answer(returning.giveBack(id, ifMatch, given(request).reason()));
    }

    @POST
    @Path("{id}/confirmation")
    @RequiresPermission(WorkorderPermissions.OWN)
    @Answers(value = WorkOrderView.class, tagged = true)
    @Operation(operationId = "confirmSolution", summary = "Record whether the customer says that the solution helped.")
    public Response confirm(
            @PathParam("id") WorkOrderId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            ConfirmationRequest request) {
        Boolean helped = given(request).helped();
        if (helped == null) {
            throw InvalidInput.of("helped", "workorder.helped-missing", "true or false");
        }
        return answer(confirming.confirm(id, ifMatch, helped, request.feedback()));
    }

    @POST
    @Path("{id}/closing")
    @RequiresPermission(WorkorderPermissions.OWN)
    @Answers(value = ClosedView.class, tagged = true, bodyOptional = true)
    @Operation(
            operationId = "closeWorkOrder",
            summary = "End it. Answers with the customer's one-time rating link, which is shown only once.")
    public Response close(
            @PathParam("id") WorkOrderId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            ClosingRequest request) {
        ClosingWorkOrder.Closed closed = closing.close(id, ifMatch, request == null ? null : request.feedback());
        return Response.ok(new ClosedView(
                        views.whole(closed.order()),
                        closed.rating().map(RatingLink::exposePath).orElse(null),
                        closed.rating().map(RatingLink::exposeToken).orElse(null)))
                .tag(EntityVersion.tag(closed.order().version()))
                .build();
    }

    @POST
    @Path("{id}/reopening")
    @RequiresPermission({WorkorderPermissions.OWN, WorkorderPermissions.HAND_OVER})
    @Answers(value = WorkOrderView.class, tagged = true)
    @Operation(operationId = "reopenWorkOrder", summary = "The customer's problem is back.")
    public Response reopen(
            @PathParam("id") WorkOrderId id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, ReasonRequest request) {
        return answer(reopening.reopen(id, ifMatch, given(request).reason()));
    }

    @POST
    @Path("{id}/hand-over")
    @RequiresPermission(WorkorderPermissions.HAND_OVER)
    @Answers(value = WorkOrderView.class, tagged = true)
    @Operation(operationId = "handOverWorkOrder", summary = "Give it another owner, with a reason.")
    public Response handOver(
            @PathParam("id") WorkOrderId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            HandOverRequest request) {
        return answer(
                handingOver.handOver(id, ifMatch, staff("owner", given(request).owner()), request.reason()));
    }

    @POST
    @Path("{id}/wait")
    @RequiresPermission({WorkorderPermissions.OWN, WorkorderPermissions.HANDLE})
    @Answers(value = WorkOrderView.class, tagged = true)
    @Operation(operationId = "waitForCustomer", summary = "Rest the clocks until the customer answers.")
    public Response await(
            @PathParam("id") WorkOrderId id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, ReasonRequest request) {
        return answer(waiting.await(id, ifMatch, given(request).reason()));
    }

    @POST
    @Path("{id}/resume")
    @RequiresPermission({WorkorderPermissions.OWN, WorkorderPermissions.HANDLE})
    @Answers(value = WorkOrderView.class, tagged = true)
    @Operation(operationId = "resumeWork", summary = "The customer has answered; the clocks go on.")
    public Response resume(@PathParam("id") WorkOrderId id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(resuming.resume(id, ifMatch));
    }

    @POST
    @Path("{id}/note")
    @RequiresPermission({WorkorderPermissions.OWN, WorkorderPermissions.HANDLE, WorkorderPermissions.HAND_OVER})
    @Answers(value = WorkOrderView.class, tagged = true)
    @Operation(operationId = "addNote", summary = "Write into it what was said or found.")
    public Response note(
            @PathParam("id") WorkOrderId id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, NoteRequest request) {
        return answer(noting.note(id, ifMatch, given(request).note()));
    }

    @POST
    @Path("{id}/call-back")
    @RequiresPermission(WorkorderPermissions.OWN)
    @Answers(value = WorkOrderView.class, tagged = true)
    @Operation(
            operationId = "recordCallback",
            summary = "Record the callback after the end; refused where the customer does not agree to be asked (P6).")
    public Response callBack(
            @PathParam("id") WorkOrderId id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, NoteRequest request) {
        return answer(callingBack.record(id, ifMatch, given(request).note()));
    }

    private Response answer(WorkOrder order) {
        return Response.ok(views.whole(order))
                .tag(EntityVersion.tag(order.version()))
                .build();
    }

    private static <T> T given(T request) {
        if (request == null) {
            throw InvalidInput.of("body", "workorder.body-missing", "a JSON object");
        }
        return request;
    }

    private static StaffId staff(String field, String number) {
        try {
            return new StaffId(number);
        } catch (IllegalArgumentException e) {
            throw InvalidInput.of(field, "workorder.not-a-staff-number", "a staff number");
        }
    }

    private static WorkOrderId after(String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            return WorkOrderId.parse(Cursor.parse(cursor, 1).key().get(0));
        } catch (IllegalArgumentException e) {
            throw InvalidInput.of("cursor", "platform.cursor-not-ours", "the value of \"next\", unchanged");
        }
    }
}
