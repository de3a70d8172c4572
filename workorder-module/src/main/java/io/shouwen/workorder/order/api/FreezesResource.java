package io.shouwen.workorder.order.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.order.FreezingWorkOrder;
import io.shouwen.workorder.order.FrozenCase;
import io.shouwen.workorder.order.WorkOrderId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("frozen-cases")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "legal disputes")
public class FreezesResource {

    @Inject
    FreezingWorkOrder freezing;

    @GET
    @RequiresPermission(WorkorderPermissions.FREEZE)
    @Operation(operationId = "listFrozenCases", summary = "Cases that a legal dispute has frozen.")
    public List<FrozenCase> list() {
        return freezing.frozen();
    }

    @PUT
    @Path("{id}")
    @RequiresPermission(WorkorderPermissions.FREEZE)
    @Answers(status = 204)
    @Operation(
            operationId = "freezeCase",
            summary = "Freeze a case: only legal acts on it from now on, and nothing of it is erased.")
    public Response freeze(@PathParam("id") WorkOrderId id) {
        freezing.freeze(id);
        return Response.noContent().build();
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(WorkorderPermissions.FREEZE)
    @Answers(status = 204)
    @Operation(operationId = "releaseCase", summary = "The dispute is over.")
    public Response release(@PathParam("id") WorkOrderId id) {
        freezing.release(id);
        return Response.noContent().build();
    }
}
