package io.shouwen.privacy.reveal.portal;

import io.shouwen.platform.page.Appearance;
import io.shouwen.privacy.reveal.DecidingReveal;
import io.shouwen.privacy.reveal.DownloadingList;
import io.shouwen.privacy.reveal.GrantRequest;
import io.shouwen.privacy.reveal.GrantRequestId;
import io.shouwen.privacy.reveal.RequestingReveal;
import io.shouwen.privacy.reveal.Revealing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.omnifaces.util.Faces;

/**
 * What the person has asked for and what became of it; what was granted is opened from here. A value lives for the one
 * response that shows it, and is in no session.
 */
@Named
@RequestScoped
public class MyRequestsPage {

    private static final int SHOWN = 50;

    private RequestingReveal requesting;
    private DecidingReveal deciding;
    private Revealing revealing;
    private DownloadingList downloading;
    private Appearance appearance;
    private List<GrantRequest> requests;
    private String field;
    private String value;

    protected MyRequestsPage() {} // CDI proxy

    @Inject
    MyRequestsPage(
            RequestingReveal requesting,
            DecidingReveal deciding,
            Revealing revealing,
            DownloadingList downloading,
            Appearance appearance) {
        this.requesting = requesting;
        this.deciding = deciding;
        this.revealing = revealing;
        this.downloading = downloading;
        this.appearance = appearance;
    }

    public List<GrantRequest> getRequests() {
        if (requests == null) {
            requests = requesting.mine((UUID) null, SHOWN);
        }
        return requests;
    }

    /** The one that a notice leads to. */
    public boolean isPointedAt(GrantRequest request) {
        return request.id().toString().equals(Faces.getRequestParameter("request"));
    }

    public void withdraw(GrantRequest request) {
        deciding.withdraw(request.id(), "\"" + request.version() + "\"");
        requests = null;
    }

    public void show(GrantRequest request, String name) {
        GrantRequest mine = requesting.mine(new GrantRequestId(request.id().value()));
        value = revealing.reveal(mine, name).disclose();
        field = name;
        requests = null;
    }

    public void download(GrantRequest request) throws IOException {
        DownloadingList.Download download = downloading.begin(request.id(), appearance.getLocale());
        Faces.sendFile("list-" + request.id() + ".csv", true, download::writeTo);
    }

    /** Fetches the page without the value. */
    public void hide() {
        value = null;
    }

    /** The value in clear, in the response that answers {@link #show} and in no other; else null. */
    public String getValue() {
        return value;
    }

    public String getField() {
        return field;
    }
}
