package io.shouwen.crm.imports;

import io.shouwen.platform.http.Refusal;
import java.util.Map;
import java.util.UUID;

/** There is no import of this id. */
public final class UnknownImport extends Refusal {

    UnknownImport(UUID id) {
        super(Kind.UNKNOWN, "crm.unknown-import", "no import " + id, Map.of("import", id.toString()));
    }
}
