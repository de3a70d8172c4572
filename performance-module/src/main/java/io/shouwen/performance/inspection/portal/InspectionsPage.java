package io.shouwen.performance.inspection.portal;

import io.shouwen.performance.Inputs;
import io.shouwen.performance.inspection.Inspection;
import io.shouwen.performance.inspection.MarkingInspections;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;

/** Inspections, newest first; whose stands in the address. */
@Named
@RequestScoped
public class InspectionsPage {

    private static final int ROWS = 50;

    private MarkingInspections marking;
    private String staff;
    private UUID before;
    private List<Inspection> found;

    @Inject
    public InspectionsPage(MarkingInspections marking, HttpServletRequest request) {
        this.marking = marking;
        this.staff = blankToNull(request.getParameter("staff"));
        String id = blankToNull(request.getParameter("before"));
        this.before = id == null ? null : Inputs.id("before", id);
    }

    protected InspectionsPage() {} // CDI proxy

    public String getStaff() {
        return staff;
    }

    public List<Inspection> getInspections() {
        return all().size() > ROWS ? all().subList(0, ROWS) : all();
    }

    public List<Inspection> getLatest() {
        return all().subList(0, Math.min(8, all().size()));
    }

    public String getNext() {
        return all().size() > ROWS
                ? "/performance/inspections?" + (staff == null ? "" : "staff=" + staff + "&") + "before="
                        + all().get(ROWS - 1).id()
                : null;
    }

    private List<Inspection> all() {
        if (found == null) {
            found = marking.page(staff == null ? null : Inputs.staff("staff", staff), before, ROWS + 1);
        }
        return found;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
