package io.shouwen.privacy.reveal;

import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Implemented by a module whose list may leave in clear, once a second person has said yes. The module writes the file and
 * fetches ciphertexts; only the {@link Opener} that it is given turns them into values, after it has told the audit log.
 */
public interface ClearList {

    /** Such as {@code crm.customers}. */
    String word();

    /** Who may ask. */
    String permission();

    /** Those that can be asked for; never what nobody may read (P1), never money (P3). */
    List<ProtectedField> fields();

    /** The criteria in the form that is kept and shown to the approver. @throws io.shouwen.platform.http.InvalidInput where they are none */
    String criteria(String given);

    int count(String criteria);

    /** Who is in the list now, in its order: whom a request is for, whatever the list says later. */
    List<PersonId> people(String criteria);

    /**
     * Writes the file as it reads, without keeping it anywhere. Does not close the stream. The last line says how many rows
     * there are and how many of these people have none.
     *
     * @param people as {@link #people} had them when it was asked for
     * @param watermark one line that says who took it away, when and by whose yes
     */
    void write(
            List<PersonId> people,
            Set<ProtectedField> fields,
            Locale locale,
            String watermark,
            Opener opener,
            OutputStream out)
            throws IOException;

    /** One person's ciphertexts. */
    record Row(PersonId person, Map<ProtectedField, byte[]> sealed) {}

    /** Opens a few hundred rows at a time. */
    interface Opener {
        /**
         * The values of each row, in order; every person is in the audit log before this returns. Empty for whom nothing may
         * leave, not even that they are on the list; what can no longer be opened, because the person was erased, is left
         * out.
         */
        List<Optional<Map<ProtectedField, String>>> open(List<Row> rows);
    }
}
