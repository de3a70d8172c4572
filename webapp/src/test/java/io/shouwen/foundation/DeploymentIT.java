package io.shouwen.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

@InPayara
class DeploymentIT {

    @Inject
    BeanManager beans;

    @Test
    void runsTestsInsideTheApplication() {
        assertThat(beans).isNotNull();
        assertThat(getClass().getClassLoader().getClass().getName()).contains("WebappClassLoader");
    }

    @Test
    @RunAsClient
    void isReady() {
        assertThat(Caller.anonymous().get("/health/ready").status()).isEqualTo(200);
    }
}
