package io.shouwen.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Answer;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Running;
import io.shouwen.testing.TestIssuer;
import io.shouwen.testing.Visitor;
import java.net.HttpCookie;
import java.net.URI;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** Authorisation code flow with PKCE, as a browser goes through it (X1). */
@InPayara
@RunAsClient
class SigningInIT {

    private final Person person = Person.almighty(Portal.STAFF);

    @Test
    void bringsThePersonBackToThePageThatTheyAskedFor() {
        Visitor visitor = Visitor.as(person);
        Answer answer = visitor.open(Portal.STAFF.home() + "?from=test");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.address()).isEqualTo(URI.create(Running.base() + Portal.STAFF.home() + "?from=test"));
        assertThat(visitor.way()).anyMatch(step -> step.toString().startsWith(TestIssuer.issuer()));
    }

    @Test
    void changesTheSessionIdAtSignIn() {
        Visitor visitor = Visitor.as(person);
        Answer sent = visitor.knock(Portal.STAFF.home());
        Optional<String> before = session(visitor);
        Answer back = visitor.step(URI.create(sent.header("Location").orElseThrow()));
        visitor.step(URI.create(back.header("Location").orElseThrow()));
        assertThat(session(visitor)).isPresent().isNotEqualTo(before);
    }

    @Test
    void keepsItsCookieFromScriptsAndOtherSites() {
        Visitor visitor = Visitor.as(person);
        Answer answer = visitor.knock(Portal.STAFF.home());
        assertThat(answer.raw().headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(c -> c.contains("HttpOnly"))
                .allMatch(c -> c.contains("SameSite=Lax"));
    }

    @Test
    void doesNotTakeAnAnswerToAQuestionThatThisBrowserNeverAsked() {
        Visitor victim = Visitor.as(person);
        Visitor attacker = Visitor.as(person.numbered("t-attacker"));
        Answer sent = attacker.knock(Portal.STAFF.home());
        Answer back = attacker.step(URI.create(sent.header("Location").orElseThrow()));
        Answer planted = victim.step(URI.create(back.header("Location").orElseThrow()));
        assertThat(planted.status()).isIn(302, 303, 400, 403);
        assertThat(victim.knock(Portal.STAFF.home()).status()).isEqualTo(302);
    }

    @Test
    void doesNotTakeAnAnswerTwice() {
        Visitor visitor = Visitor.as(person);
        Answer sent = visitor.knock(Portal.STAFF.home());
        Answer back = visitor.step(URI.create(sent.header("Location").orElseThrow()));
        URI answer = URI.create(back.header("Location").orElseThrow());
        assertThat(visitor.step(answer).header("Location").orElse("")).endsWith(Portal.STAFF.home());
        assertThat(visitor.step(answer).header("Location").orElse("")).doesNotEndWith(Portal.STAFF.home());
    }

    @Test
    void neverSendsThePersonToAnotherSite() {
        Visitor visitor = Visitor.as(person);
        Answer answer = visitor.open("//evil.example" + Portal.STAFF.home());
        assertThat(visitor.way()).allMatch(step -> step.getHost().equals("127.0.0.1"));
        assertThat(answer.status()).isNotEqualTo(500);
    }

    @Test
    void aSessionOfOnePortalOpensNoOther() {
        Visitor visitor = Visitor.as(person);
        visitor.open(Portal.STAFF.home());
        assertThat(visitor.knock(Portal.FINANCE.home()).header("Location").orElse(""))
                .contains("client_id=" + Portal.FINANCE.clientId());
    }

    private static Optional<String> session(Visitor visitor) {
        return visitor.cookies().getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals("SHOUWEN"))
                .map(HttpCookie::getValue)
                .findFirst();
    }
}
