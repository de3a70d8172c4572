package io.shouwen.privacy.reveal.portal;

import io.shouwen.privacy.reveal.Purposes;
import io.shouwen.privacy.reveal.Purposes.Purpose;
import io.shouwen.privacy.reveal.RequestingReveal;
import io.shouwen.privacy.reveal.Why;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.util.Faces;

/** Asks to take a list away in clear. List and criteria come in the address, from the page that shows the list. */
@Named
@RequestScoped
public class ExportRequestPage {

    private RequestingReveal requesting;
    private Purposes purposes;
    private String list;
    private String criteria;
    private List<String> fields = List.of();
    private String purpose;
    private String why;
    private String note;
    private Integer count;

    protected ExportRequestPage() {} // CDI proxy

    @Inject
    ExportRequestPage(RequestingReveal requesting, Purposes purposes) {
        this.requesting = requesting;
        this.purposes = purposes;
        this.list = Faces.getRequestParameter("list");
        this.criteria = Faces.getRequestParameter("criteria");
    }

    public int getCount() {
        if (count == null) {
            count = requesting.count(list, criteria);
        }
        return count;
    }

    public String ask() {
        requesting.askList(list, criteria, fields, purpose, why, note);
        return "/privacy/my-requests.xhtml?faces-redirect=true";
    }

    public List<String> getOffered() {
        return requesting.fieldsOf(list);
    }

    public List<Purpose> getPurposes() {
        return purposes.active();
    }

    public List<String> getReasons() {
        return Why.words();
    }

    public String getList() {
        return list;
    }

    public String getCriteria() {
        return criteria;
    }

    public List<String> getFields() {
        return fields;
    }

    public void setFields(List<String> fields) {
        this.fields = fields == null ? List.of() : List.copyOf(fields);
    }

    public String getPurpose() {
        return purpose;
    }

    public void setPurpose(String purpose) {
        this.purpose = purpose;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
