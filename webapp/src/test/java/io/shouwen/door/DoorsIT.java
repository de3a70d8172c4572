package io.shouwen.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.TestIssuer;
import io.shouwen.testing.Visitor;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** Knocks at every door: nobody enters without a token or session, nobody without the permission. */
@InPayara
@RunAsClient
class DoorsIT {

    private static final List<RestOperation> OPERATIONS =
            RestOperation.all().stream().filter(o -> !o.openByLink()).toList();

    private static final List<PageDefinition> PAGES =
            ModuleCatalogue.all().stream().flatMap(m -> m.pages().stream()).toList();

    @Test
    void everyOperationAnswers401WithoutAToken() {
        assertThat(OPERATIONS).isNotEmpty();
        assertSoftly(soft -> OPERATIONS.forEach(o -> {
            Answer answer = call(Caller.anonymous(), o);
            soft.assertThat(answer.status()).as("%s: %s", o, answer).isEqualTo(401);
            soft.assertThat(answer.type()).as(o.toString()).isEqualTo("application/problem+json");
            soft.assertThat(answer.header("WWW-Authenticate")).as(o.toString()).isPresent();
        }));
    }

    @Test
    void everyOperationAnswers403WithoutThePermission() {
        for (Portal portal : List.of(Portal.STAFF, Portal.OPERATIONS)) {
            Caller nobody = Caller.as(Person.withoutPermissions(portal));
            assertSoftly(soft -> OPERATIONS.forEach(o -> {
                Answer answer = call(nobody, o);
                soft.assertThat(answer.status()).as("%s: %s", o, answer).isEqualTo(403);
                soft.assertThat(answer.type()).as(o.toString()).isEqualTo("application/problem+json");
                soft.assertThat(answer.text("type"))
                        .as(o.toString())
                        .isEqualTo("urn:shouwen:problem:platform.permission-missing");
            }));
        }
    }

    @Test
    void noOperationTakesThePagesSession() {
        Visitor visitor = Visitor.as(Person.almighty(Portal.STAFF));
        assertThat(visitor.open(Portal.STAFF.home()).status()).isEqualTo(200);
        RestOperation operation = OPERATIONS.stream()
                .filter(o -> o.verb().equals("GET") && !o.hasTemplate())
                .findFirst()
                .orElseThrow();
        assertThat(visitor.knock(operation.path()).status()).isEqualTo(401);
    }

    @Test
    void everyPageSendsAStrangerToTheIssuer() {
        assertThat(PAGES).isNotEmpty();
        assertSoftly(soft -> PAGES.forEach(page -> {
            Answer answer = Visitor.stranger().knock(page.path());
            soft.assertThat(answer.status()).as("%s: %s", page.path(), answer).isEqualTo(302);
            soft.assertThat(answer.header("Location").orElse(""))
                    .as(page.path())
                    .startsWith(TestIssuer.issuer() + "/protocol/openid-connect/auth?")
                    .contains("client_id=" + page.portal().clientId())
                    .contains("code_challenge_method=S256")
                    .contains("state=")
                    .contains("nonce=");
        }));
    }

    @Test
    void everyPageIsShutWithItsExtensionToo() {
        assertSoftly(soft -> PAGES.forEach(page -> {
            Answer answer = Visitor.stranger().knock(page.path() + ".xhtml");
            soft.assertThat(answer.status()).as("%s: %s", page.path(), answer).isIn(302, 404);
        }));
    }

    @Test
    void noPageTakesABearerToken() {
        Caller caller = Caller.as(Person.almighty(Portal.STAFF));
        assertThat(caller.get(Portal.STAFF.home()).status()).isEqualTo(302);
    }

    @Test
    void everyPageAnswers403WithoutThePermission() {
        for (Portal portal : Portal.values()) {
            Visitor nobody = Visitor.as(Person.withoutPermissions(portal));
            assertSoftly(soft -> PAGES.stream()
                    .filter(p -> p.portal() == portal)
                    .forEach(page -> {
                        Answer answer = nobody.open(page.path());
                        soft.assertThat(answer.status())
                                .as("%s: %s", page.path(), answer)
                                .isEqualTo(403);
                    }));
        }
    }

    /** Pages of one thing answer 404 here, for want of its id; that they render is their module's test. */
    @Test
    void everyPageOpensToThoseWhoMay() {
        for (Portal portal : Portal.values()) {
            Visitor almighty = Visitor.as(Person.almighty(portal));
            assertSoftly(soft -> PAGES.stream()
                    .filter(p -> p.portal() == portal)
                    .forEach(page -> {
                        Answer answer = almighty.open(page.path());
                        if (page.navigation().isPresent() || page.path().equals(portal.home())) {
                            soft.assertThat(answer.status())
                                    .as("%s: %s", page.path(), answer)
                                    .isEqualTo(200);
                        } else {
                            soft.assertThat(answer.status())
                                    .as("%s: %s", page.path(), answer)
                                    .isLessThan(500);
                        }
                    }));
        }
    }

    @Test
    void templatesAndUnlistedPagesAreNotServed() {
        Visitor almighty = Visitor.as(Person.almighty(Portal.STAFF));
        almighty.open(Portal.STAFF.home());
        for (PageFile file : PageFile.files()) {
            if (!PageFile.pages().contains(file)) {
                assertThat(almighty.knock(file.path() + ".xhtml").status())
                        .as(file.path())
                        .isIn(403, 404);
            }
        }
    }

    private static Answer call(Caller caller, RestOperation operation) {
        return operation
                .consumes()
                .map(type -> caller.send(
                        operation.verb(),
                        operation.example(),
                        type.contains("json") ? "{}" : "x",
                        "Content-Type",
                        type.startsWith("multipart/") ? "multipart/form-data; boundary=x" : type,
                        "Accept",
                        "*/*"))
                .orElseGet(() -> caller.send(operation.verb(), operation.example(), null, "Accept", "*/*"));
    }
}
