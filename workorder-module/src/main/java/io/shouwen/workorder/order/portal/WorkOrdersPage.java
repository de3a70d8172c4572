package io.shouwen.workorder.order.portal;

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
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The list of work orders; its filters are the address, so that it can be shared and gone back to. */
@Named
@ViewScoped
public class WorkOrdersPage implements Serializable {

    private WorkOrderLists lists;
    private Rows rows;
    private WorkOrderTypes types;
    private Departments departments;

    private String state;
    private String owner;
    private String department;
    private String type;
    private String priority;
    private String number;
    private String show;
    private LazyDataModel<Row> model;

    @Inject
    WorkOrdersPage(WorkOrderLists lists, Rows rows, WorkOrderTypes types, Departments departments) {
        this.lists = lists;
        this.rows = rows;
        this.types = types;
        this.departments = departments;
    }

    protected WorkOrdersPage() {} // CDI proxy

    public LazyDataModel<Row> getModel() {
        if (model == null) {
            model = new Model(lists, rows, filter());
        }
        return model;
    }

    /** Words that the address does not know are as good as none: a list that shows less would hide the mistake. */
    private SerializableFilter filter() {
        return new SerializableFilter(
                Word.find(WorkOrderState.class, state).map(WorkOrderState::word).orElse(null),
                "open".equals(show) || "overdue".equals(show),
                staffNumber(owner),
                department,
                type,
                Word.find(Priority.class, priority).map(Priority::word).orElse(null),
                "overdue".equals(show),
                number == null ? null : number.strip());
    }

    private static String staffNumber(String text) {
        try {
            return text == null ? null : new StaffId(text).value();
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

    private record SerializableFilter(
            String state,
            boolean open,
            String owner,
            String department,
            String type,
            String priority,
            boolean overdue,
            String number)
            implements Serializable {

        WorkOrderFilter toFilter() {
            return new WorkOrderFilter(
                    Word.find(WorkOrderState.class, state).orElse(null),
                    open,
                    owner == null ? null : new StaffId(owner),
                    department,
                    null,
                    type,
                    Word.find(Priority.class, priority).orElse(null),
                    overdue,
                    number);
        }
    }

    private static final class Model extends LazyDataModel<Row> {

        private final WorkOrderLists lists;
        private final Rows rows;
        private final SerializableFilter filter;

        Model(WorkOrderLists lists, Rows rows, SerializableFilter filter) {
            this.lists = lists;
            this.rows = rows;
            this.filter = filter;
        }

        @Override
        public int count(Map<String, FilterMeta> ignored) {
            return lists.count(filter.toFilter());
        }

        @Override
        public List<Row> load(int first, int size, Map<String, SortMeta> sort, Map<String, FilterMeta> ignored) {
            WorkOrderLists.Order order = filter.open() ? WorkOrderLists.Order.URGENCY : WorkOrderLists.Order.NEWEST;
            return rows.of(lists.slice(filter.toFilter(), order, first, size));
        }

        @Override
        public String getRowKey(Row row) {
            return row.line().id().toString();
        }
    }
}
