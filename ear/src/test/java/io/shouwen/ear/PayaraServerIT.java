package io.shouwen.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.Person;
import io.shouwen.testing.Running;
import io.shouwen.testing.TestIssuer;
import io.shouwen.testing.Visitor;
import io.shouwen.testing.runtime.FakeIssuer;
import io.shouwen.testing.runtime.MicroProcess;
import io.shouwen.testing.runtime.Settings;
import io.shouwen.testing.runtime.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same war, inside the EAR, on a full Payara Server: a short journey, from sign-in to undeployment. */
class PayaraServerIT {

    @Test
    void runsTheEarFromDeploymentToUndeployment() throws Exception {
        Path target =
                Path.of(System.getProperty("shouwen.test.target", "target")).toAbsolutePath();
        Path folder = Files.createTempDirectory(target, "run-");
        Files.createDirectories(folder.resolve("witness"));
        int port = MicroProcess.freePort();
        try (TestDatabase database = TestDatabase.start();
                FakeIssuer issuer = FakeIssuer.start()) {
            Map<String, String> settings = Settings.of("http://127.0.0.1:" + port, database, issuer, folder);
            settings.forEach(System::setProperty);
            Map<String, Object> described = asMicroDescribesIt(target, folder.resolve("micro"), port, settings);
            try (PayaraServer server =
                    new PayaraServer(target.resolve("server/payara6"), folder.resolve("domains"), settings)) {
                Instant begun = Instant.now();
                server.start(port);
                tell("Payara Server started", begun);
                begun = Instant.now();
                server.deploy(target.resolve("shouwen.ear"));
                tell("EAR deployed", begun);

                signsInToThePages();
                createsACustomerByRest();
                assertThat(description()).isEqualTo(described);

                server.undeploy();
                assertThat(server.applications()).doesNotContain("shouwen");
                assertThat(Caller.anonymous().get("/api/crm/customers").status())
                        .isEqualTo(404);
            }
        }
    }

    /** What the API's description says where the war runs by itself; the war's own tests compare that with what it does. */
    private static Map<String, Object> asMicroDescribesIt(
            Path target, Path folder, int port, Map<String, String> settings) {
        try (MicroProcess micro = MicroProcess.start(
                target.resolve("payara-micro.jar"), target.resolve("shouwen/shouwen.war"), folder, port, settings)) {
            tell("Payara Micro started", Instant.now().minus(micro.startTook()));
            Map<String, Object> described = description();
            assertThat((Map<?, ?>) described.get("paths")).hasSizeGreaterThan(50);
            return described;
        }
    }

    private static Map<String, Object> description() {
        Answer answer = Caller.anonymous().get("/openapi", "Accept", "application/json");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private static void signsInToThePages() {
        Answer door = Visitor.stranger().knock(Portal.STAFF.home());
        assertThat(door.status()).as(door.toString()).isEqualTo(302);
        assertThat(door.header("Location").orElseThrow()).startsWith(TestIssuer.issuer());
        Answer desk = Visitor.as(Person.with(Role.AGENT, Portal.STAFF)).open(Portal.STAFF.home());
        assertThat(desk.status()).as(desk.toString()).isEqualTo(200);
        assertThat(desk.address()).hasToString(Running.base() + Portal.STAFF.home());
    }

    private static void createsACustomerByRest() {
        assertThat(Caller.anonymous().get("/api/crm/customers").status()).isEqualTo(401);
        Caller agent = Caller.as(Person.with(Role.AGENT, Portal.STAFF));
        assertThat(agent.get("/api/crm/customers").status()).isEqualTo(200);
        Answer made = agent.post(
                "/api/crm/customers",
                Map.of("name", "李明远", "phone", "13800138000", "tags", List.of("walk-in")),
                "Idempotency-Key",
                "ear-journey");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        Answer list = agent.get("/api/crm/customers");
        assertThat(list.items()).as(list.toString()).hasSize(1);
        assertThat(list.body()).contains("138****8000").doesNotContain("13800138000");
    }

    private static void tell(String what, Instant begun) {
        System.err.printf(
                "%s after %d ms%n", what, Duration.between(begun, Instant.now()).toMillis());
    }
}
