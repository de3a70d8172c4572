package io.shouwen.performance.inspection.portal;

import io.shouwen.performance.Inputs;
import io.shouwen.performance.inspection.Inspection;
import io.shouwen.performance.inspection.MarkingInspections;
import io.shouwen.performance.portal.Excerpt;
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

    private MarkingInspections marking;
    private String staff;
    private UUID before;
    private Excerpt<Inspection> found;

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
        return found().rows();
    }

    public List<Inspection> getLatest() {
        return getInspections().subList(0, Math.min(8, getInspections().size()));
    }

    public String getNext() {
        return found().goesOn()
                ? "/performance/inspections?" + (staff == null ? "" : "staff=" + staff + "&") + "before="
                        + found().last().id()
                : null;
    }

    private Excerpt<Inspection> found() {
        if (found == null) {
            found = Excerpt.of(
                    marking.page(staff == null ? null : Inputs.staff("staff", staff), before, Excerpt.ASKED));
        }
        return found;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
