package io.shouwen.workorder.freetext;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.privacy.freetext.TextColumn;
import io.shouwen.privacy.freetext.TextColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** The columns of this module that hold what people typed. */
@ApplicationScoped
public class WorkOrderTexts implements TextColumns {

    public static final TextColumn DESCRIPTION = new TextColumn("workorder", "work_order", "description");
    public static final TextColumn PLAN = new TextColumn("workorder", "work_order", "plan");
    public static final TextColumn SOLUTION = new TextColumn("workorder", "work_order", "solution");
    public static final TextColumn FEEDBACK = new TextColumn("workorder", "work_order", "feedback");
    public static final TextColumn NOTE = new TextColumn("workorder", "history_entry", "note");
    public static final TextColumn COMMENT = new TextColumn("workorder", "rating_invitation", "comment");

    @Override
    public List<Readable> columns() {
        return Stream.of(DESCRIPTION, PLAN, SOLUTION, FEEDBACK, NOTE, COMMENT)
                .map(column -> new Readable(column, CrmPermissions.CONTACT_REVEAL, CrmPermissions.CARD_REVEAL))
                .toList();
    }
}
