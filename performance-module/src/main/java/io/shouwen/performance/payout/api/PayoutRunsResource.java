package io.shouwen.performance.payout.api;

import io.shouwen.performance.Inputs;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.payout.ApprovingPayouts;
import io.shouwen.performance.payout.DiscardReason;
import io.shouwen.performance.payout.ExportingPayouts;
import io.shouwen.performance.payout.PayoutRun;
import io.shouwen.performance.payout.PayoutRuns;
import io.shouwen.performance.payout.PreparingPayouts;
import io.shouwen.performance.payout.ReadingPayouts;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.Cursor;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Payout runs, from opening to export (F21–F27). Every step needs the ETag that was read, as {@code If-Match}. */
@ApplicationScoped
@Path("payout-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Performance: payouts")
public class PayoutRunsResource {

    private final PreparingPayouts preparing;
    private final ApprovingPayouts approving;
    private final ExportingPayouts exporting;
    private final ReadingPayouts reading;
    private final Idempotency idempotency;

    @Inject
    public PayoutRunsResource(
            PreparingPayouts preparing,
            ApprovingPayouts approving,
            ExportingPayouts exporting,
            ReadingPayouts reading,
            Idempotency idempotency) {
        this.preparing = preparing;
        this.approving = approving;
        this.exporting = exporting;
        this.reading = reading;
        this.idempotency = idempotency;
    }

    protected PayoutRunsResource() { // CDI proxy
        this(null, null, null, null, null);
    }

    @POST
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(PerformancePermissions.PREPARE_PAYOUTS)
    @Answers(status = 201, value = PayoutRunView.class, tagged = true)
    @Operation(
            operationId = "openPayoutRun",
            summary = "Open the run of a month; of one that later months overtook too")
    public Response open(@HeaderParam("Idempotency-Key") String key, PayoutRunRequest request) {
        if (request == null) {
            throw InvalidInput.of("body", "performance.no-body", "a period");
        }
        YearMonth period = Inputs.month("period", request.period());
        UUID id = idempotency.once(
                key, "performance.payout.open", request, () -> preparing.open(period, request.scheme()));
        PayoutRun run = reading.head(id);
        return Response.created(URI.create("payout-runs/" + id))
                .tag(EntityVersion.tag(run.version()))
                .entity(PayoutRunView.head(run))
                .build();
    }

    @GET
    @RequiresPermission(PerformancePermissions.READ_PAYOUTS)
    @Operation(operationId = "listPayoutRuns", summary = "Runs, newest period first")
    public PageOf<PayoutRunView> list(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") String cursor) {
        List<ReadingPayouts.Listed> found = reading.page(cursor == null ? null : last(cursor), limit + 1);
        boolean more = found.size() > limit;
        List<ReadingPayouts.Listed> page = more ? found.subList(0, limit) : found;
        return new PageOf<>(
                page.stream().map(PayoutRunView::line).toList(),
                more ? after(page.get(limit - 1).run()).toString() : null);
    }

    private static Cursor after(PayoutRun run) {
        return Cursor.after(run.period(), run.id());
    }

    private static PayoutRuns.Last last(String cursor) {
        List<String> key = Cursor.parse(cursor, 2).key();
        return new PayoutRuns.Last(Inputs.month("cursor", key.get(0)), Inputs.id("cursor", key.get(1)));
    }

    @GET
    @Path("{run}")
    @RequiresPermission(PerformancePermissions.READ_PAYOUTS)
    @Answers(value = PayoutRunView.class, tagged = true)
    @Operation(operationId = "getPayoutRun", summary = "One run with its totals, lines, exceptions and steps (F26)")
    public Response get(@PathParam("run") UUID id) {
        ReadingPayouts.Whole whole = reading.whole(id);
        return Response.ok(PayoutRunView.whole(whole))
                .tag(EntityVersion.tag(whole.run().version()))
                .build();
    }

    @GET
    @Path("{run}/lines")
    @RequiresPermission(PerformancePermissions.READ_PAYOUTS)
    @Operation(operationId = "listPayoutLines", summary = "A run's lines, by staff number and component")
    public PageOf<LineView> lines(
            @PathParam("run") UUID id,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        int after = cursor == null ? 0 : number(Cursor.parse(cursor, 1).key().get(0));
        List<LineView> lines = PayoutRunView.lines(reading.whole(id).lines());
        int end = (int) Math.min(lines.size(), (long) after + limit);
        return new PageOf<>(
                lines.subList(Math.min(after, lines.size()), end),
                end < lines.size() ? Cursor.after(end).toString() : null);
    }

    @GET
    @Path("{run}/lines/{number}")
    @RequiresPermission(PerformancePermissions.READ_PAYOUTS)
    @Operation(operationId = "explainPayoutLine", summary = "Why a line is what it is, down to the facts (F23)")
    public LineWhyView why(@PathParam("run") UUID id, @PathParam("number") int number) {
        return LineWhyView.of(number, reading.why(id, number));
    }

    @GET
    @Path("{run}/verification")
    @RequiresPermission(PerformancePermissions.READ_PAYOUTS)
    @Operation(
            operationId = "verifyPayoutRun",
            summary = "The run calculated again from its pinned facts by its own engine, beside what is stored (F23)")
    public VerificationView verify(@PathParam("run") UUID id) {
        return VerificationView.of(reading.verify(id));
    }

    @POST
    @Path("{run}/calculation")
    @Transactional
    @RequiresPermission(PerformancePermissions.PREPARE_PAYOUTS)
    @Answers(value = PayoutRunView.class, tagged = true)
    @Operation(
            operationId = "calculatePayoutRun",
            summary = "Calculate from the facts as they are known now; any approval falls")
    public Response calculate(@PathParam("run") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(preparing.calculate(id, ifMatch));
    }

    @POST
    @Path("{run}/discard")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(PerformancePermissions.PREPARE_PAYOUTS)
    @Answers(value = PayoutRunView.class, tagged = true)
    @Operation(
            operationId = "discardPayoutRun",
            summary = "Discard a run that is not frozen; its month can be opened again")
    public Response discard(
            @PathParam("run") UUID id, @HeaderParam("If-Match") String ifMatch, DiscardRequest request) {
        DiscardReason reason = DiscardReason.ofWord(request == null ? null : request.reason())
                .orElseThrow(() -> InvalidInput.of(
                        "reason",
                        "performance.unknown-discard-reason",
                        Stream.of(DiscardReason.values())
                                .map(DiscardReason::word)
                                .collect(Collectors.joining(", "))));
        return answer(preparing.discard(id, reason, ifMatch));
    }

    @POST
    @Path("{run}/freeze")
    @Transactional
    @RequiresPermission(PerformancePermissions.PREPARE_PAYOUTS)
    @Answers(value = PayoutRunView.class, tagged = true)
    @Operation(operationId = "freezePayoutRun", summary = "Freeze a calculated run")
    public Response freeze(@PathParam("run") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(preparing.freeze(id, ifMatch));
    }

    @POST
    @Path("{run}/review")
    @Transactional
    @RequiresPermission(PerformancePermissions.PREPARE_PAYOUTS)
    @Answers(value = PayoutRunView.class, tagged = true)
    @Operation(operationId = "reviewPayoutRun", summary = "Begin the review of a frozen run")
    public Response review(@PathParam("run") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(preparing.review(id, ifMatch));
    }

    @POST
    @Path("{run}/submission")
    @Transactional
    @RequiresPermission(PerformancePermissions.PREPARE_PAYOUTS)
    @Answers(value = PayoutRunView.class, tagged = true)
    @Operation(operationId = "submitPayoutRun", summary = "Submit a reviewed run for approval")
    public Response submit(@PathParam("run") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(preparing.submit(id, ifMatch));
    }

    @POST
    @Path("{run}/approval")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(PerformancePermissions.APPROVE_PAYOUTS)
    @Answers(value = PayoutRunView.class, tagged = true)
    @Operation(
            operationId = "approvePayoutRun",
            summary = "Approve a submitted run under its content hash; needs a fresh second factor (F22)")
    public Response approve(
            @PathParam("run") UUID id, @HeaderParam("If-Match") String ifMatch, ApprovalRequest request) {
        if (request == null || request.hash() == null) {
            throw InvalidInput.of("hash", "performance.no-hash", "the run's content hash");
        }
        return answer(approving.approve(id, request.hash(), ifMatch));
    }

    @POST
    @Path("{run}/lock")
    @Transactional
    @RequiresPermission(PerformancePermissions.APPROVE_PAYOUTS)
    @Answers(value = PayoutRunView.class, tagged = true)
    @Operation(
            operationId = "lockPayoutRun",
            summary = "Lock an approved run for good; needs a fresh second factor (F21)")
    public Response lock(@PathParam("run") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(approving.lock(id, ifMatch));
    }

    @POST
    @Path("{run}/export")
    @Transactional
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @RequiresPermission(PerformancePermissions.EXPORT_PAYOUTS)
    @Answers(as = "text/csv")
    @Operation(
            operationId = "exportPayoutRun",
            summary = "The locked run as CSV with a trailer; the same bytes every time (F27)")
    public Response export(@PathParam("run") UUID id) {
        ExportingPayouts.Export export = exporting.export(id);
        return Response.ok(export.content(), "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + export.fileName() + "\"")
                .build();
    }

    private static Response answer(PayoutRun run) {
        return Response.ok(PayoutRunView.head(run))
                .tag(EntityVersion.tag(run.version()))
                .build();
    }

    private static int number(String text) {
        try {
            return Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException notOurs) {
            throw InvalidInput.of("cursor", "platform.cursor-not-ours", "the value of \"next\" from the page before");
        }
    }
}
