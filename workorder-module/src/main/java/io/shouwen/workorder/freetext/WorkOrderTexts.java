package io.shouwen.workorder.freetext;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.privacy.freetext.TextColumn;
import io.shouwen.privacy.freetext.TextColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The columns of this module that hold what people typed. */
@ApplicationScoped
public class WorkOrderTexts implements TextColumns {

    public static final TextColumn DESCRIPTION = new TextColumn("workorder", "work_order", "description");
    public static final TextColumn PLAN = new TextColumn("workorder", "work_order", "plan");
    public static final TextColumn SOLUTION = new TextColumn("workorder", "work_order", "solution");
    public static final TextColumn FEEDBACK = new TextColumn("workorder", "work_order", "feedback");
    public static final TextColumn NOTE = new TextColumn("workorder", "history_entry", "note");
    public static final TextColumn COMMENT = new TextColumn("workorder", "rating_invitation", "comment");
    public static final List<TextColumn> ALL = List.of(DESCRIPTION, PLAN, SOLUTION, FEEDBACK, NOTE, COMMENT);

    @Override
    public List<Readable> columns() {
        return ALL.stream()
                .map(column -> new Readable(column, CrmPermissions.CONTACT_REVEAL, CrmPermissions.CARD_REVEAL))
                .toList();
    }
}
