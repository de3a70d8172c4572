package io.shouwen.privacy.freetext;

import java.util.List;

/** Implemented by the modules that keep texts: which columns they are, and what it takes to read an original. */
public interface TextColumns {

    List<Readable> columns();

    /**
     * @param textPermission for the original without cards, such as {@code crm.contact.reveal}
     * @param cardPermission for the original with cards, such as {@code crm.card.reveal}
     */
    record Readable(TextColumn column, String textPermission, String cardPermission) {}
}
