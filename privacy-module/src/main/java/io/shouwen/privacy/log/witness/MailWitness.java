package io.shouwen.privacy.log.witness;

import io.shouwen.platform.mail.MailServer;
import io.shouwen.privacy.log.tree.Checkpoint;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

/**
 * A mailbox that is not ours, such as the auditor's. The checkpoint is attached, byte for byte; the text says what it is
 * good for. Mails hold no personal data: a checkpoint is the log's name, a number and two hashes.
 */
public final class MailWitness implements Witness {

    private static final String TEXT = """
            附件是审计日志的签名检查点。请保留：今后凭它可以证明日志的历史没有被改写。
            Attached is a signed checkpoint of the audit log. Keep it: with it anybody can prove later that the log's
            history was not rewritten.

                shouwen-verify consistency %s FOLDER --key VKEY

            日志 log:      %s
            条目数 entries: %d
            根 root:       %s
            """;

    public record Settings(MailServer server, String from, String to) {

        @Override
        public String toString() {
            return server + " to " + to;
        }
    }

    private final Settings settings;
    private final Duration every;
    private final Clock clock;

    public MailWitness(Settings settings, Duration every, Clock clock) {
        this.settings = settings;
        this.every = every;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public void hand(Checkpoint checkpoint, String note) throws IOException {
        try {
            Transport.send(message(checkpoint, note));
        } catch (jakarta.mail.SendFailedException refused) {
            throw new Refused("the mail server refused the mail");
        } catch (jakarta.mail.AuthenticationFailedException refused) {
            throw new Refused("the mail server refused user and password");
        } catch (MessagingException unreachable) {
            throw new IOException("the mail server cannot be used", unreachable);
        }
    }

    private MimeMessage message(Checkpoint checkpoint, String note) throws MessagingException {
        String file = "%018d.checkpoint".formatted(checkpoint.size());
        MimeMessage message = new MimeMessage(settings.server().session());
        message.setFrom(new InternetAddress(settings.from()));
        message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(settings.to()));
        message.setSubject(
                "审计日志检查点 checkpoint %d · %s".formatted(checkpoint.size(), checkpoint.origin()),
                StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        MimeBodyPart text = new MimeBodyPart();
        text.setText(
                TEXT.formatted(
                        file,
                        checkpoint.origin(),
                        checkpoint.size(),
                        checkpoint.root().base64()),
                StandardCharsets.UTF_8.name());
        MimeBodyPart attached = new MimeBodyPart();
        attached.setDataHandler(new DataHandler(new ByteArrayDataSource(
                note.getBytes(StandardCharsets.UTF_8), "application/octet-stream"))); // line ends stay as they are
        attached.setFileName(file);
        message.setContent(new MimeMultipart(text, attached));
        return message;
    }
}
