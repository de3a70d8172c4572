package io.shouwen.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RouteTest {

    @Test
    void keepsNamesAlone() {
        assertThat(Route.of("/api/crm/customers/0190b9a2-7c1e-7000-8000-000000000001/reveals"))
                .isEqualTo("/api/crm/customers/{}/reveals");
        assertThat(Route.of("/workorder/orders.xhtml")).isEqualTo("/workorder/orders.xhtml");
        assertThat(Route.of("/")).isEqualTo("/");
    }

    @Test
    void isShort() {
        assertThat(Route.of("/a".repeat(500))).isEqualTo("/a".repeat(8));
        assertThat(Route.of("/" + "a".repeat(500))).isEqualTo("/{}");
    }

    @Property(tries = 200)
    void keepsNoNumber(@ForAll @NumericChars @StringLength(min = 1, max = 20) String number) {
        assertThat(Route.of("/customers/" + number + "/x" + number)).isEqualTo("/customers/{}/{}");
    }
}
