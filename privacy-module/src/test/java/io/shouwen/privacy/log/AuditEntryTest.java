package io.shouwen.privacy.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.privacy.log.AuditEntry.Who;
import io.shouwen.privacy.vault.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditEntryTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:15:30.123456Z");
    private static final Who AGENT = new Who("1001", Portal.STAFF, "0123456789abcdef", "192.0.2.7");

    @Test
    void isOneLineOfCanonicalJson() {
        PersonId person = new PersonId(UUID.fromString("0190a2b4-0000-7000-8000-000000000001"));
        AuditEvent event = AuditEvent.done("crm.contact.reveal", "crm.customer/" + person)
                .about(person)
                .fields(List.of("crm.customer.phone"))
                .purpose("contact-customer")
                .onCase("workorder/0190a2b4-0000-7000-8000-000000000002");
        AuditEntry entry = AuditEntry.now(event, AGENT, NOW);
        assertThat(new String(entry.leaf(), StandardCharsets.UTF_8))
                .isEqualTo("{\"action\":\"crm.contact.reveal\",\"actor\":\"1001\",\"at\":\"2026-11-21T08:15:30.123Z\","
                        + "\"case\":\"workorder/0190a2b4-0000-7000-8000-000000000002\",\"fields\":[\"crm.customer.phone\"],"
                        + "\"id\":\"" + entry.id() + "\",\"ip\":\"192.0.2.7\","
                        + "\"object\":\"crm.customer/0190a2b4-0000-7000-8000-000000000001\",\"outcome\":\"done\","
                        + "\"portal\":\"staff\",\"purpose\":\"contact-customer\",\"session\":\"0123456789abcdef\","
                        + "\"subject\":\"0190a2b4-0000-7000-8000-000000000001\",\"v\":1}");
        assertThat(UuidV7.timeOf(entry.id())).isEqualTo(entry.at());
    }

    @Test
    void leavesOutWhatSaysNothing() {
        AuditEntry entry = AuditEntry.now(AuditEvent.done("a.b", "c/d"), new Who("system", null, "-", null), NOW);
        assertThat(new String(entry.leaf(), StandardCharsets.UTF_8))
                .isEqualTo("{\"action\":\"a.b\",\"actor\":\"system\",\"at\":\"2026-11-21T08:15:30.123Z\",\"id\":\""
                        + entry.id() + "\",\"object\":\"c/d\",\"outcome\":\"done\",\"v\":1}");
    }

    @Test
    void refusesTextsAndDoesNotRepeatThem() {
        for (String text : List.of("two\nlines", "x".repeat(301), "\u0000")) {
            AuditEntry entry = AuditEntry.now(AuditEvent.done("a.b", text), AGENT, NOW);
            assertThatThrownBy(entry::leaf)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(text);
        }
    }
}
