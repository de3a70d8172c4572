package io.shouwen.workorder.order;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.freetext.ProtectedTexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class JpaWorkOrders implements WorkOrders {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    @PersistenceContext(unitName = "workorder")
    private EntityManager em;

    private final OrganisationZone zone;
    private final ProtectedTexts texts;

    @Inject
    JpaWorkOrders(OrganisationZone zone, ProtectedTexts texts) {
        this.zone = zone;
        this.texts = texts;
    }

    protected JpaWorkOrders() { // CDI proxy
        this(null, null);
    }

    @Override
    public WorkOrder get(WorkOrderId id) {
        WorkOrder order = em.find(WorkOrder.class, id.value());
        if (order == null) {
            throw new UnknownWorkOrder(id);
        }
        return order;
    }

    @Override
    public WorkOrder withoutTexts(WorkOrder order) {
        em.detach(order);
        order.withholdTexts();
        return order;
    }

    @Override
    public CustomerId customerOf(WorkOrderId id) {
        return em.createQuery("SELECT w.customer FROM WorkOrder w WHERE w.id = :id", UUID.class)
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst()
                .map(CustomerId::new)
                .orElseThrow(() -> new UnknownWorkOrder(id));
    }

    @Override
    public void add(WorkOrder order) {
        em.persist(order);
        save(order);
    }

    @Override
    public void save(WorkOrder order) {
        order.takeUnsaved().forEach(em::persist);
        try {
            em.flush();
        } catch (OptimisticLockException overtaken) {
            EntityVersion.Stale stale = new EntityVersion.Stale();
            stale.initCause(overtaken);
            throw stale;
        }
        texts.keepAll(order.takeTyped());
    }

    @Override
    public List<HistoryEntry> history(WorkOrderId id) {
        return em.createQuery(
                        "SELECT h FROM HistoryEntry h WHERE h.workOrder = :id ORDER BY h.at, h.id", HistoryEntry.class)
                .setParameter("id", id.value())
                .getResultList();
    }

    @Override
    public String nextNumber(Instant now) {
        Number next = (Number) em.createNativeQuery("SELECT nextval('workorder.work_order_number')")
                .getSingleResult();
        return number(now.atZone(zone.id()).format(DAY), next.longValue());
    }

    static String number(String day, long next) {
        return "GD%s-%06d".formatted(day, next);
    }
}
