package io.shouwen.workorder.person.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.person.ExportingTrainingCopy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("training-copies")
@RequestScoped
@Tag(name = "training copies")
public class TrainingCopiesResource {

    @Inject
    ExportingTrainingCopy exporting;

    @GET
    @Path("{month}.csv")
    @Produces("text/csv")
    @RequiresPermission(WorkorderPermissions.TRAINING_COPY)
    @Operation(
            operationId = "exportTrainingCopy",
            summary =
                    "A month's closed work orders, de-identified: pseudonyms, no texts, nobody who is one of fewer than five alike.")
    public Response export(@PathParam("month") String month) {
        try {
            return Response.ok(exporting.of(YearMonth.parse(month)), "text/csv;charset=UTF-8")
                    .header(
                            "Content-Disposition",
                            "attachment; filename=\"training-" + YearMonth.parse(month) + ".csv\"")
                    .build();
        } catch (DateTimeParseException notAMonth) {
            throw InvalidInput.of("month", "workorder.not-a-month", "a month such as 2026-10");
        }
    }
}
