package io.shouwen.workorder.freetext;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.privacy.freetext.TextColumn;
import io.shouwen.privacy.freetext.TextColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The columns of this module that hold what people typed. */
@ApplicationScoped
public class WorkOrderTexts implements TextColumns {

    public static final TextColumn DESCRIPTION = ofWorkOrder("description");
    public static final TextColumn PLAN = ofWorkOrder("plan");
    public static final TextColumn SOLUTION = ofWorkOrder("solution");
    public static final TextColumn FEEDBACK = ofWorkOrder("feedback");
    public static final TextColumn NOTE = new TextColumn("workorder", "history_entry", "note");
    public static final TextColumn COMMENT = new TextColumn("workorder", "rating_invitation", "comment");
    public static final List<TextColumn> ALL = List.of(DESCRIPTION, PLAN, SOLUTION, FEEDBACK, NOTE, COMMENT);

    private static TextColumn ofWorkOrder(String column) {
        return new TextColumn("workorder", "work_order", column).countedIn("version");
    }

    @Override
    public List<Readable> columns() {
        return ALL.stream()
                .map(column -> new Readable(column, CrmPermissions.CONTACT_REVEAL, CrmPermissions.CARD_REVEAL))
                .toList();
    }
}
