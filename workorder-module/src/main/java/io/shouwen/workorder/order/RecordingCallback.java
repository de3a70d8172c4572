package io.shouwen.workorder.order;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.rating.SurveyConsent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The owner has called the customer back after the end (C5), who agrees to be asked (P6). */
@ApplicationScoped
@Transactional
@RequiresPermission(WorkorderPermissions.OWN)
public class RecordingCallback {

    private final WorkOrderChanges changes;
    private final SurveyConsent consent;

    @Inject
    RecordingCallback(WorkOrderChanges changes, SurveyConsent consent) {
        this.changes = changes;
        this.consent = consent;
    }

    protected RecordingCallback() { // CDI proxy
        this(null, null);
    }

    /** @throws io.shouwen.privacy.consent.NoConsent where the customer does not agree to be asked how it was */
    public WorkOrder record(WorkOrderId id, String ifMatch, String result) {
        return changes.make(id, ifMatch, Act.CALL_BACK, (order, by, clockwork, now) -> {
                    order.calledBack(result, by, clockwork, now);
                    consent.requireContact(order.customer());
                })
                .order();
    }
}
