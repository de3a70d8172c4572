package io.shouwen.performance.inspection.portal;

import io.shouwen.performance.Inputs;
import io.shouwen.performance.inspection.InspectionMethod;
import io.shouwen.performance.inspection.MarkingInspections;
import io.shouwen.performance.portal.PerformanceWords;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.privacy.reveal.KnownNumbers;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/** The form for a new inspection. */
@Named
@ViewScoped
public class InspectionNewPage implements Serializable {

    private MarkingInspections marking;
    private StaffDirectory directory;
    private PerformanceWords words;
    private KnownNumbers numbers;
    private String staff;
    private String method = InspectionMethod.RECORDING.word();
    private String workOrder;
    private BigDecimal professionalism;
    private BigDecimal efficiency;
    private BigDecimal attitude;
    private BigDecimal result;

    @Inject
    public InspectionNewPage(
            MarkingInspections marking, StaffDirectory directory, PerformanceWords words, KnownNumbers numbers) {
        this.marking = marking;
        this.directory = directory;
        this.words = words;
        this.numbers = numbers;
    }

    protected InspectionNewPage() {} // CDI proxy

    public List<StaffMember> getColleagues() {
        return directory.active();
    }

    public List<String> getMethods() {
        return List.of(InspectionMethod.values()).stream()
                .map(InspectionMethod::word)
                .toList();
    }

    public String save() {
        marking.mark(new MarkingInspections.Marks(
                Inputs.staff("staff", staff),
                InspectionMethod.ofWord(method).orElse(null),
                reference(),
                professionalism,
                efficiency,
                attitude,
                result,
                null));
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().getFlash().setKeepMessages(true);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, words.text("inspection.saved"), null));
        return "/performance/inspections?faces-redirect=true&staff=" + staff;
    }

    /** Null where the inspection is of no one work order. */
    private String reference() {
        return workOrder == null || workOrder.isBlank()
                ? null
                : numbers.openCase(workOrder)
                        .filter(reference -> reference.startsWith("workorder/"))
                        .orElseThrow(() -> InvalidInput.of(
                                "caseReference", "performance.not-a-case", "a number such as GD261121-000042"));
    }

    public String getStaff() {
        return staff;
    }

    public void setStaff(String staff) {
        this.staff = staff;
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }

    public String getWorkOrder() {
        return workOrder;
    }

    public void setWorkOrder(String workOrder) {
        this.workOrder = workOrder;
    }

    public BigDecimal getProfessionalism() {
        return professionalism;
    }

    public void setProfessionalism(BigDecimal professionalism) {
        this.professionalism = professionalism;
    }

    public BigDecimal getEfficiency() {
        return efficiency;
    }

    public void setEfficiency(BigDecimal efficiency) {
        this.efficiency = efficiency;
    }

    public BigDecimal getAttitude() {
        return attitude;
    }

    public void setAttitude(BigDecimal attitude) {
        this.attitude = attitude;
    }

    public BigDecimal getResult() {
        return result;
    }

    public void setResult(BigDecimal result) {
        this.result = result;
    }
}
