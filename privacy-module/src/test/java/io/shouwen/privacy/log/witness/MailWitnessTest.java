package io.shouwen.privacy.log.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.shouwen.platform.mail.MailServer;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.TreeFixture;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real SMTP server in this JVM. */
class MailWitnessTest {

    private final TreeFixture tree = TreeFixture.of(9);
    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void attachesTheCheckpointByteForByte() throws Exception {
        witness(null, null).hand(tree.checkpoint(9), tree.note(9));
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).contains("checkpoint 9").contains("log.example/audit");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("auditor@example.org");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains(tree.checkpoint(9).root().base64())
                .contains("请保留");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("000000000000000009.checkpoint");
        String attached = new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(attached).isEqualTo(tree.note(9));
        assertThat(Checkpoint.open(attached, TreeFixture.SIGNER.verifierKey())).isEqualTo(tree.checkpoint(9));
    }

    @Test
    void signsInWhereTheServerAsksForIt() throws Exception {
        server.setUser("log@example.org", "log", "right-password");
        witness("log", "right-password").hand(tree.checkpoint(9), tree.note(9));
        assertThat(GreenMailUtil.getHeaders(server.getReceivedMessages()[0])).contains("log.example/audit");
        assertThatThrownBy(() -> witness("log", "wrong").hand(tree.checkpoint(9), tree.note(9)))
                .isInstanceOf(Witness.Refused.class)
                .hasMessageNotContaining("wrong");
    }

    /** A server that offers no encryption is not sent to, where encryption is asked for. */
    @Test
    void insistsOnEncryption() {
        MailWitness witness = new MailWitness(
                new MailWitness.Settings(
                        new MailServer("127.0.0.1", server.getSmtp().getPort(), "starttls", null, null),
                        "a@example.org",
                        "b@example.org"),
                Duration.ZERO,
                Clock.systemUTC());
        assertThatThrownBy(() -> witness.hand(tree.checkpoint(9), tree.note(9))).isInstanceOf(IOException.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void failsWhereNobodyListens() {
        MailWitness witness = witness(null, null);
        server.stop();
        assertThatThrownBy(() -> witness.hand(tree.checkpoint(9), tree.note(9)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(Witness.Refused.class);
    }

    @Test
    void knowsItsSettings() {
        assertThatThrownBy(() -> new MailServer("h", 25, "perhaps", null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new MailWitness.Settings(new MailServer("h", 25, "none", "user", "secret-word"), "a", "b")
                        .toString())
                .doesNotContain("secret-word");
    }

    private MailWitness witness(String user, String password) {
        return new MailWitness(
                new MailWitness.Settings(
                        new MailServer("127.0.0.1", server.getSmtp().getPort(), "none", user, password),
                        "shouwen@example.org",
                        "auditor@example.org"),
                Duration.ZERO,
                Clock.systemUTC());
    }
}
