package io.shouwen.crm.imports.portal;

import io.shouwen.crm.imports.ImportStatus;
import io.shouwen.crm.imports.RowError;
import io.shouwen.crm.imports.StartingImport;
import io.shouwen.crm.imports.ViewingImports;
import io.shouwen.platform.job.JobStatus;
import io.shouwen.platform.job.Jobs;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.text.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.omnifaces.util.Faces;

/** One import: verdict, progress, errors. Holds nothing between requests, so it may be left and opened again. */
@Named
@RequestScoped
public class ImportPage {

    private static final int SHOWN = 200;

    @Inject
    HttpServletRequest request;

    @Inject
    ViewingImports viewing;

    @Inject
    StartingImport starting;

    @Inject
    Jobs jobs;

    @Inject
    Appearance appearance;

    private UUID id;
    private ImportStatus status;
    private List<RowError> errors;

    @PostConstruct
    void readAddress() {
        try {
            id = UUID.fromString(String.valueOf(request.getParameter("id")));
        } catch (IllegalArgumentException notAnId) {
            id = new UUID(0, 0);
        }
    }

    public UUID getId() {
        return id;
    }

    public ImportStatus getStatus() {
        if (status == null) {
            status = viewing.get(id);
        }
        return status;
    }

    public boolean isChecked() {
        return getStatus().state() == ImportStatus.State.CHECKED;
    }

    public boolean isRunning() {
        return getStatus().state() == ImportStatus.State.RUNNING;
    }

    /** Whether the job gave up before the last row. */
    public boolean isGaveUp() {
        return isRunning() && jobs.find(getStatus().job()).map(JobStatus::over).orElse(false);
    }

    /** Whether keys were rotated before it was done: the file must come again. */
    public boolean isOutdated() {
        return getStatus().state() != ImportStatus.State.DONE && viewing.outdated(id);
    }

    public List<RowError> getErrors() {
        if (errors == null) {
            errors = viewing.errors(id, null, SHOWN);
        }
        return errors;
    }

    public String words(RowError error) {
        return Texts.problem(error.code(), appearance.getLocale(), Map.of()).orElse(error.code());
    }

    public String start() {
        starting.start(id);
        return again();
    }

    public String cancel() {
        starting.cancel(id);
        return again();
    }

    public void downloadErrors() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        viewing.writeErrors(id, appearance.getLocale(), file);
        Faces.sendFile(file.toByteArray(), "import-errors.csv", true);
    }

    private String again() {
        return "/crm/import.xhtml?faces-redirect=true&id=" + id;
    }
}
