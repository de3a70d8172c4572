package io.shouwen.workorder.order.portal;

import io.shouwen.platform.page.ListAddress;
import io.shouwen.platform.page.Paging;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.workorder.order.Department;
import io.shouwen.workorder.order.Departments;
import io.shouwen.workorder.order.Priority;
import io.shouwen.workorder.order.Word;
import io.shouwen.workorder.order.WorkOrderFilter;
import io.shouwen.workorder.order.WorkOrderLists;
import io.shouwen.workorder.order.WorkOrderState;
import io.shouwen.workorder.order.WorkOrderType;
import io.shouwen.workorder.order.WorkOrderTypes;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The list of work orders; filters, order and page are the address, so that it can be shared and gone back to. */
@Named
@ViewScoped
public class WorkOrdersPage implements Serializable {

    private static final int SIZE = 25;
    private static final Map<String, WorkOrderLists.Order> ORDERS = Map.of(
            "due", WorkOrderLists.Order.URGENCY,
            "-due", WorkOrderLists.Order.LEISURE,
            "accepted", WorkOrderLists.Order.OLDEST,
            "-accepted", WorkOrderLists.Order.NEWEST);

    private WorkOrderLists lists;
    private Rows rows;
    private WorkOrderTypes types;
    private Departments departments;
    private ListAddress address;

    private String state;
    private String owner;
    private String department;
    private String type;
    private String priority;
    private String number;
    private String show;
    private transient Paging paging;
    private transient List<Row> shown;

    @Inject
    WorkOrdersPage(
            WorkOrderLists lists,
            Rows rows,
            WorkOrderTypes types,
            Departments departments,
            HttpServletRequest request) {
        this.lists = lists;
        this.rows = rows;
        this.types = types;
        this.departments = departments;
        this.address = ListAddress.of(
                "/workorder/work-orders",
                request,
                List.of("show", "state", "owner", "department", "type", "priority", "number", "sort", "page"));
    }

    protected WorkOrdersPage() {} // CDI proxy

    public ListAddress getAddress() {
        return address;
    }

    public Paging getPaging() {
        if (paging == null) {
            paging = Paging.of(address, SIZE, lists.count(filter()));
        }
        return paging;
    }

    public List<Row> getRows() {
        if (shown == null) {
            shown = rows.of(lists.slice(filter(), order(), getPaging().offset(), SIZE));
        }
        return shown;
    }

    /** Shows anew what may have changed. */
    public void reload() {
        paging = null;
        shown = null;
    }

    /** What runs out first comes first where only open ones are shown, else the newest. */
    private WorkOrderLists.Order order() {
        return ORDERS.getOrDefault(
                address.value("sort"), filter().open() ? WorkOrderLists.Order.URGENCY : WorkOrderLists.Order.NEWEST);
    }

    /** Words that the address does not know are as good as none: a list that shows less would hide the mistake. */
    private WorkOrderFilter filter() {
        return new WorkOrderFilter(
                Word.find(WorkOrderState.class, state).orElse(null),
                "open".equals(show) || "overdue".equals(show),
                owner(),
                department,
                null,
                type,
                Word.find(Priority.class, priority).orElse(null),
                "overdue".equals(show),
                number == null ? null : number.strip());
    }

    private StaffId owner() {
        try {
            return owner == null ? null : new StaffId(owner);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    public List<String> getStates() {
        return Arrays.stream(WorkOrderState.values()).map(WorkOrderState::word).toList();
    }

    public List<String> getPriorities() {
        return Arrays.stream(Priority.values()).map(Priority::word).toList();
    }

    public List<WorkOrderType> getTypes() {
        return types.all();
    }

    public List<Department> getDepartments() {
        return departments.all();
    }

    public boolean isFiltered() {
        return Stream.of(show, state, owner, department, type, priority, number).anyMatch(v -> v != null);
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    public String getOwner() {
        return owner;
    }

    public void setOwner(String owner) {
        this.owner = owner;
    }

    public String getDepartment() {
        return department;
    }

    public void setDepartment(String department) {
        this.department = department;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getPriority() {
        return priority;
    }

    public void setPriority(String priority) {
        this.priority = priority;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    /** {@code open}, {@code overdue}, or null for all. */
    public String getShow() {
        return show;
    }

    public void setShow(String show) {
        this.show = show;
    }
}
