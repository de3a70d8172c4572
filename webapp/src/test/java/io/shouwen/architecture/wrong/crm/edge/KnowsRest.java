package io.shouwen.architecture.wrong.crm.edge;

import io.shouwen.platform.access.RequiresPermission;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("wrong-place")
class KnowsRest {
    @GET
    @RequiresPermission("crm.none")
    public String answer() {
        return "";
    }
}
