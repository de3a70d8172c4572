package io.shouwen.crm.imports;

import io.shouwen.platform.http.Refusal;
import java.util.Map;
import java.util.UUID;

/** What was asked fits no import in this state, such as starting one twice. */
public final class ImportOver extends Refusal {

    ImportOver(UUID id, ImportStatus.State state) {
        super(
                Kind.CONFLICT,
                "crm.import-in-other-state",
                "import " + id + " is " + state.word(),
                Map.of("import", id.toString(), "state", state.word()));
    }
}
