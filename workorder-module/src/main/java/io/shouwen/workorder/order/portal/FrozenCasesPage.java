package io.shouwen.workorder.order.portal;

import io.shouwen.workorder.order.FreezingWorkOrder;
import io.shouwen.workorder.order.FrozenCase;
import io.shouwen.workorder.order.WorkOrderId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Legal's page: cases that are frozen, another to be frozen by its number. */
@Named
@RequestScoped
public class FrozenCasesPage {

    @Inject
    FreezingWorkOrder freezing;

    private List<FrozenCase> cases;
    private String number;

    public List<FrozenCase> getCases() {
        if (cases == null) {
            cases = freezing.frozen();
        }
        return cases;
    }

    public String freeze() {
        freezing.freeze(freezing.numbered(number));
        return "/workorder/frozen-cases.xhtml?faces-redirect=true";
    }

    public String release(UUID id) {
        freezing.release(new WorkOrderId(id));
        return "/workorder/frozen-cases.xhtml?faces-redirect=true";
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }
}
