package io.shouwen.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

    /** As the container tells it, a minute after the last byte. */
    @Test
    void tellsABodyThatStoppedComingFromOneThatIsCutOff() {
        Refusal late = BodyLimit.BodyCutOff.of(new IOException(new TimeoutException()));
        assertThat(late.kind().status()).isEqualTo(408);
        assertThat(late.code()).isEqualTo("platform.timeout");
        Refusal cut = BodyLimit.BodyCutOff.of(new EOFException());
        assertThat(cut.kind().status()).isEqualTo(400);
    }
}
