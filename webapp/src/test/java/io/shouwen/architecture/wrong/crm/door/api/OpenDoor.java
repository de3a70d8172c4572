package io.shouwen.architecture.wrong.crm.door.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("open-door")
class OpenDoor {
    @GET
    public String answer() {
        return "";
    }
}
