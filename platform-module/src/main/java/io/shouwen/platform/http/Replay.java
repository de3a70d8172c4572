package io.shouwen.platform.http;

import jakarta.enterprise.context.RequestScoped;

/** Whether this request is the repetition of an earlier one with the same Idempotency-Key. */
@RequestScoped
class Replay {

    private boolean happened;

    void happens() {
        happened = true;
    }

    boolean happened() {
        return happened;
    }
}
