package io.shouwen.workorder.order.portal;

import io.shouwen.crm.customer.CustomerCard;
import io.shouwen.crm.customer.CustomerCards;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.workorder.order.Acceptance;
import io.shouwen.workorder.order.AcceptingWorkOrder;
import io.shouwen.workorder.order.Channel;
import io.shouwen.workorder.order.Priority;
import io.shouwen.workorder.order.Word;
import io.shouwen.workorder.order.WorkOrder;
import io.shouwen.workorder.order.WorkOrderType;
import io.shouwen.workorder.order.WorkOrderTypes;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.omnifaces.util.Faces;

/** Takes a request of a known customer. The page's opening counts as the contact and its answer, unless the agent knows better. */
@Named
@ViewScoped
public class WorkOrderNewPage implements Serializable {

    private AcceptingWorkOrder accepting;
    private CustomerCards customers;
    private WorkOrderTypes types;
    private OrganisationZone zone;
    private Clock clock;

    private String customer;
    private String channel = Channel.PHONE.word();
    private String type;
    private String priority = Priority.NORMAL.word();
    private transient String description; // what is being typed is in no stored session
    private LocalDateTime contactedAt;
    private LocalDateTime respondedAt;

    @Inject
    WorkOrderNewPage(
            AcceptingWorkOrder accepting,
            CustomerCards customers,
            WorkOrderTypes types,
            OrganisationZone zone,
            Clock clock) {
        this.accepting = accepting;
        this.customers = customers;
        this.types = types;
        this.zone = zone;
        this.clock = clock;
    }

    protected WorkOrderNewPage() {} // CDI proxy

    public void start() {
        contactedAt = LocalDateTime.ofInstant(clock.instant(), zone.id()).truncatedTo(ChronoUnit.SECONDS);
        respondedAt = contactedAt;
    }

    /** Masks; null where the address names no customer. */
    public CustomerCard getCard() {
        return known().flatMap(customers::find).orElse(null);
    }

    private Optional<CustomerId> known() {
        try {
            return Optional.ofNullable(customer).map(CustomerId::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public void accept() throws IOException {
        WorkOrder order = accepting.accept(new Acceptance(
                known().orElseThrow(),
                Word.required(Channel.class, "channel", channel),
                type,
                Word.required(Priority.class, "priority", priority),
                description,
                instant(contactedAt),
                instant(respondedAt)));
        Faces.redirect("workorder/work-order?id=%s", order.id().toString());
    }

    private Instant instant(LocalDateTime time) {
        return time == null ? null : time.atZone(zone.id()).toInstant();
    }

    public List<WorkOrderType> getTypes() {
        return types.all();
    }

    public List<String> getChannels() {
        return Arrays.stream(Channel.values()).map(Channel::word).toList();
    }

    public List<String> getPriorities() {
        return Arrays.stream(Priority.values()).map(Priority::word).toList();
    }

    public String getCustomer() {
        return customer;
    }

    public void setCustomer(String customer) {
        this.customer = customer;
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
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

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public LocalDateTime getContactedAt() {
        return contactedAt;
    }

    public void setContactedAt(LocalDateTime contactedAt) {
        this.contactedAt = contactedAt;
    }

    public LocalDateTime getRespondedAt() {
        return respondedAt;
    }

    public void setRespondedAt(LocalDateTime respondedAt) {
        this.respondedAt = respondedAt;
    }
}
