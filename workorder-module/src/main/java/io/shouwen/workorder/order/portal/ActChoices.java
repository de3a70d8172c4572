package io.shouwen.workorder.order.portal;

import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.order.Department;
import io.shouwen.workorder.order.Departments;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;

/** To whom a work order can be dispatched or handed over. */
@Named
@RequestScoped
public class ActChoices {

    private Departments departments;
    private StaffDirectory staff;

    @Inject
    ActChoices(Departments departments, StaffDirectory staff) {
        this.departments = departments;
        this.staff = staff;
    }

    protected ActChoices() {} // CDI proxy

    public List<Department> getDepartments() {
        return departments.all();
    }

    /** Who may own work orders. */
    public List<StaffMember> getColleagues() {
        return staff.holding(WorkorderPermissions.OWN).stream()
                .sorted(Comparator.comparing(StaffMember::id))
                .toList();
    }
}
