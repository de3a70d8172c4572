package io.shouwen.testing.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.Forgery;
import io.shouwen.testing.Person;
import io.shouwen.testing.TestIssuer;
import io.shouwen.testing.Visitor;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sign-in and the database go away. */
class PartsAwayIT {

    private static final String EN = "shouwen-language=en";

    private OwnServer server;

    @BeforeEach
    void prepare() throws IOException {
        server = new OwnServer("away");
    }

    @AfterEach
    void leaveNothing() {
        server.close();
    }

    @Test
    void saysThatItWillBeBack() throws SQLException, InterruptedException {
        try (MicroProcess suite = server.start()) {
            assertThat(suite.startTook()).isPositive();
            Caller staff = Caller.as(Person.almighty(Portal.STAFF));
            Caller unknownKey = Caller.withToken(TestIssuer.bearer(Person.almighty(Portal.STAFF), Forgery.UNKNOWN_KEY));
            Visitor visitor = Visitor.as(Person.almighty(Portal.STAFF));
            assertThat(visitor.open("/desk").status()).isEqualTo(200);
            assertThat(staff.get("/api/crm/customers").status()).isEqualTo(200);

            worksOnAfterTheDatabaseDroppedItsConnections(staff, visitor);
            signInIsAway(staff, unknownKey, visitor);
            databaseIsAway(staff, visitor);
        }
    }

    /** As a restart of PostgreSQL does; whoever comes next must not find them. */
    private void worksOnAfterTheDatabaseDroppedItsConnections(Caller staff, Visitor visitor)
            throws SQLException, InterruptedException {
        try (Connection connection = server.database().superuser();
                Statement kill = connection.createStatement()) {
            kill.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'shouwen_app'");
        }
        Thread.sleep(1_500); // a connection is believed for a second
        for (int i = 0; i < 5; i++) {
            assertThat(staff.get("/api/crm/customers").status()).isEqualTo(200);
            assertThat(visitor.open("/desk").status()).isEqualTo(200);
        }
    }

    private void signInIsAway(Caller staff, Caller unknownKey, Visitor visitor) {
        server.issuer().close();
        await().until(() -> Caller.anonymous().get("/desk").status() == 503); // an answer is believed for five seconds
        assertThat(staff.get("/api/crm/customers").status())
                .as("its key is known")
                .isEqualTo(200);
        assertThat(visitor.knock("/desk").status()).as("signed in already").isEqualTo(200);
        Caller browser = Caller.anonymous();
        page(browser.get("/desk"), "登录服务暂时不可用");
        page(browser.get("/desk", "Cookie", EN), "Sign-in is not available for the moment");
        page(browser.get("/sign-in/step-up?portal=staff&return=/desk"), "登录服务暂时不可用");
        Answer answer = unknownKey.get("/api/crm/customers", "Accept-Language", "en");
        problem(answer, "platform.sign-in-unavailable");
        assertThat(answer.text("title")).startsWith("Sign-in is not available");
    }

    private void databaseIsAway(Caller staff, Visitor visitor) {
        server.database().close();
        problem(staff.get("/api/crm/customers"), "platform.database-unavailable");
        problem(staff.post("/api/crm/customers", Map.of("name", "百里十九")), "platform.database-unavailable");
        problem(
                Caller.anonymous().send("POST", "/api/workorder/ratings/x", "{\"stars\":5}"),
                "platform.database-unavailable");
        page(visitor.knock("/desk"), "数据库暂时无法访问");
    }

    private static void problem(Answer answer, String code) {
        unavailable(answer);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:shouwen:problem:" + code);
    }

    private static void page(Answer answer, String words) {
        unavailable(answer);
        assertThat(answer.type()).isEqualTo("text/html");
        assertThat(answer.body()).contains(words).doesNotContain("Payara");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
    }

    private static void unavailable(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("30");
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
    }
}
