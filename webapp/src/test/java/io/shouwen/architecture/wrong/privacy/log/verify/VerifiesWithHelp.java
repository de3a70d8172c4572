package io.shouwen.architecture.wrong.privacy.log.verify;

import jakarta.json.Json;

class VerifiesWithHelp {
    Object read() {
        return Json.createObjectBuilder().build();
    }
}
