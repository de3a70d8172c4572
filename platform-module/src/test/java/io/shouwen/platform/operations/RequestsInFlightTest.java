package io.shouwen.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestsInFlightTest {

    private final RequestsInFlight requests = new RequestsInFlight();

    @BeforeEach
    void register() {
        requests.register();
    }

    @AfterEach
    void unregister() {
        requests.unregister();
    }

    @Test
    void areCountedWhileTheyAreAnswered() throws Exception {
        assertThat(requests.enter()).isTrue();
        assertThat(requests.enter()).isTrue();
        requests.leave();
        assertThat(seenFromOutside()).isEqualTo(1);
        assertThat(requests.look()).isEqualTo("1");
    }

    @Test
    void areRefusedOnceTheNodeDrainsWhileThoseInsideFinish() throws Exception {
        requests.enter();
        ManagementFactory.getPlatformMBeanServer().invoke(name(), "drain", new Object[0], new String[0]);
        assertThat(requests.enter()).isFalse();
        assertThat(seenFromOutside()).isEqualTo(1);
        assertThatExceptionOfType(SystemCheck.Unwell.class).isThrownBy(requests::look);
        requests.leave();
        assertThat(seenFromOutside()).isZero();
    }

    private static int seenFromOutside() throws Exception {
        return (Integer) ManagementFactory.getPlatformMBeanServer().getAttribute(name(), "Count");
    }

    private static ObjectName name() throws Exception {
        return new ObjectName(RequestsInFlight.NAME);
    }
}
