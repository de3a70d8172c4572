package io.shouwen.crm.interaction;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.privacy.freetext.TextColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** The columns of contacts that hold what people typed, and who may read an original. */
@ApplicationScoped
public class InteractionTexts implements TextColumns {

    @Override
    public List<Readable> columns() {
        return Stream.of(Interaction.SUMMARY, Interaction.FOLLOW_UP)
                .map(column -> new Readable(column, CrmPermissions.CONTACT_REVEAL, CrmPermissions.CARD_REVEAL))
                .toList();
    }
}
