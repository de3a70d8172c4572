package io.shouwen.platform.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Properties;

/**
 * A mail server and how it is spoken to. Its certificate must be its own, and it has 15 seconds for each answer.
 *
 * @param security {@code starttls} (required, not just offered), {@code tls} from the first byte, or {@code none}
 * @param user null for none
 */
public record MailServer(String host, int port, String security, String user, String password) {

    private static final String TIMEOUT = "15000";

    public MailServer {
        if (!security.equals("starttls") && !security.equals("tls") && !security.equals("none")) {
            throw new IllegalArgumentException("mail security is starttls, tls or none");
        }
    }

    /** As mail is submitted: 465 where it is encrypted from the first byte, else 587. */
    public static int usualPort(String security) {
        return security.equals("tls") ? 465 : 587;
    }

    public Session session() {
        String protocol = security.equals("tls") ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", protocol);
        properties.put("mail.transport.protocol.rfc822", protocol);
        properties.put(prefix + "host", host);
        properties.put(prefix + "port", Integer.toString(port));
        properties.put(prefix + "connectiontimeout", TIMEOUT);
        properties.put(prefix + "timeout", TIMEOUT);
        properties.put(prefix + "writetimeout", TIMEOUT);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        if (security.equals("starttls")) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        if (user == null) {
            return Session.getInstance(properties);
        }
        properties.put(prefix + "auth", "true");
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, password);
            }
        });
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
