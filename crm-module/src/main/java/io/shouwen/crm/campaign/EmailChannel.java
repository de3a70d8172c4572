package io.shouwen.crm.campaign;

import io.shouwen.crm.customer.CustomerField;
import io.shouwen.platform.mail.MailServer;
import io.shouwen.platform.mail.OutgoingMail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Campaigns by mail, one mail for each person, with the one click that ends them (RFC 8058). */
@ApplicationScoped
public class EmailChannel implements CampaignChannel {

    static final String WORD = "email";

    /** A server's refusal begins with its reply code (RFC 5321 §4.2); where the line breaks off, there is none. */
    private static final Pattern REPLY = Pattern.compile("([45])\\d\\d[ -].*", Pattern.DOTALL);

    private OutgoingMail mail;
    private Clock clock;

    protected EmailChannel() {} // CDI proxy

    @Inject
    EmailChannel(OutgoingMail mail, Clock clock) {
        this.mail = mail;
        this.clock = clock;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public CustomerField address() {
        return CustomerField.EMAIL;
    }

    @Override
    public boolean setUp() {
        return mail.server().isPresent();
    }

    @Override
    public Handover begin() throws IOException {
        Session session = mail.server().map(MailServer::session).orElseThrow(ChannelNotSetUp::new);
        try {
            Transport transport = session.getTransport();
            transport.connect();
            return new Mailing(session, transport);
        } catch (MessagingException unreachable) {
            // No cause: its message may name the server's user.
            throw new IOException(
                    "the mail server cannot be used: " + unreachable.getClass().getSimpleName());
        }
    }

    private final class Mailing implements Handover {

        private final Session session;
        private final Transport transport;

        Mailing(Session session, Transport transport) {
            this.session = session;
            this.transport = transport;
        }

        @Override
        public Outcome hand(Message message) {
            try {
                InternetAddress to = new InternetAddress(message.address(), true);
                if (!mail.mayReach(to)) {
                    return Outcome.REFUSED;
                }
                transport.sendMessage(mime(message, to), new Address[] {to});
                return Outcome.TAKEN;
            } catch (AddressException noAddress) {
                return Outcome.REFUSED;
            } catch (SendFailedException refused) {
                return outcome(refused);
            } catch (MessagingException | RuntimeException brokenOff) {
                return Outcome.UNKNOWN;
            }
        }

        private MimeMessage mime(Message message, InternetAddress to) throws MessagingException {
            InternetAddress from = mail.sender();
            MimeMessage mime = new Numbered(session, message.id(), from);
            mime.setFrom(from);
            mime.setRecipient(jakarta.mail.Message.RecipientType.TO, to);
            mime.setSubject(message.letter().subject(), StandardCharsets.UTF_8.name());
            mime.setText(message.letter().text(), StandardCharsets.UTF_8.name());
            mime.setSentDate(Date.from(clock.instant()));
            mime.setHeader("List-Unsubscribe", "<" + message.optOutLink() + ">");
            mime.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            mime.setHeader("Auto-Submitted", "auto-generated");
            mime.setHeader("Precedence", "bulk");
            mime.saveChanges();
            return mime;
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException brokenOff) {
                // The outcome is known already.
            }
        }
    }

    static Outcome outcome(MessagingException refused) {
        for (Exception e = refused; e instanceof MessagingException m; e = m.getNextException()) {
            Matcher reply = REPLY.matcher(e.getMessage() == null ? "" : e.getMessage());
            if (reply.matches()) {
                return reply.group(1).equals("4") ? Outcome.REFUSED_FOR_NOW : Outcome.REFUSED;
            }
        }
        return Outcome.UNKNOWN;
    }

    /** Its id is the recipient's: what a mail server's log says of it can be found, and a second copy told as such. */
    private static final class Numbered extends MimeMessage {

        private final String id;

        Numbered(Session session, UUID id, InternetAddress from) {
            super(session);
            String address = from.getAddress();
            this.id = "<" + id + address.substring(address.lastIndexOf('@')) + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
