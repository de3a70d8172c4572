package io.shouwen.performance.portal;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Sends a CSV file instead of the page. */
public final class Download {

    private Download() {}

    /** @param name to save it under, without special characters */
    public static void csv(String name, String content) throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        external.responseReset();
        external.setResponseContentType("text/csv;charset=UTF-8");
        external.setResponseContentLength(bytes.length);
        external.setResponseHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        external.getResponseOutputStream().write(bytes);
        faces.responseComplete();
    }
}
