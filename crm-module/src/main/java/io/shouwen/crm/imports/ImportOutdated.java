package io.shouwen.crm.imports;

import io.shouwen.platform.http.Refusal;
import java.util.Map;
import java.util.UUID;

/**
 * The keys that ID numbers are compared by were rotated after the file was checked: whose number is known can no longer be
 * told from its rows. The file must be uploaded again.
 */
public final class ImportOutdated extends Refusal {

    ImportOutdated(UUID id) {
        super(
                Kind.CONFLICT,
                "crm.import-outdated",
                "keys were rotated after import " + id + " was checked: upload the file again",
                Map.of("import", id.toString()));
    }
}
