package io.shouwen.crm.imports.portal;

import io.shouwen.crm.imports.ImportStatus;
import io.shouwen.crm.imports.UploadingCustomers;
import io.shouwen.crm.imports.ViewingImports;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.text.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.omnifaces.util.Faces;
import org.primefaces.model.file.UploadedFile;

/** Uploading a file of customers, and the imports so far. */
@Named
@RequestScoped
public class ImportsPage {

    private static final int SHOWN = 50;

    @Inject
    UploadingCustomers uploading;

    @Inject
    ViewingImports viewing;

    @Inject
    Appearance appearance;

    private UploadedFile file;
    private String consentText;
    private List<ImportStatus> recent;

    public List<ImportStatus> getRecent() {
        if (recent == null) {
            recent = viewing.recent(null, SHOWN);
        }
        return recent;
    }

    public String upload() {
        if (file == null || file.getSize() == 0) {
            String words = Texts.find("crm", "imports.file.missing", appearance.getLocale(), Map.of())
                    .orElseThrow();
            FacesContext.getCurrentInstance()
                    .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, words, null));
            return null;
        }
        UUID id = uploading.upload(file.getContent(), consentText);
        return "/crm/import.xhtml?faces-redirect=true&id=" + id;
    }

    /** An empty file with the headers that are understood. */
    public void template() throws IOException {
        String header = Stream.of("name", "phone", "email", "idNumber", "card", "address", "tags", "consent")
                .map(c -> Texts.find("crm", "column." + c, appearance.getLocale(), Map.of())
                        .orElseThrow())
                .collect(Collectors.joining(","));
        Faces.sendFile(("\ufeff" + header + "\r\n").getBytes(StandardCharsets.UTF_8), "customers.csv", true);
    }

    public List<String> getConsentTexts() {
        return uploading.consentTexts();
    }

    public int getMostRows() {
        return uploading.mostRows();
    }

    public UploadedFile getFile() {
        return file;
    }

    public void setFile(UploadedFile file) {
        this.file = file;
    }

    /** Until another is chosen, the one that people sign now. */
    public String getConsentText() {
        return consentText == null ? uploading.usualConsentText() : consentText;
    }

    public void setConsentText(String consentText) {
        this.consentText = consentText;
    }
}
