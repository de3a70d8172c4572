package io.shouwen.architecture.wrong.crm.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

@ApplicationScoped
class OpeningEverything {
    @Transactional
    public void open() {
        // whoever asks
    }
}
