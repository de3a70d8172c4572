package io.shouwen.privacy.consent;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.rights.Limit;
import io.shouwen.privacy.rights.Processing;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Somebody tells the desk that they agree, or no longer do. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.CONSENT_RECORD)
public class RecordingConsent {

    /** How people tell us. */
    public static final List<String> CHANNELS = List.of("paper", "phone", "web", "wechat", "email", "visit");

    private Consents consents;
    private ConsentPurposes purposes;
    private AuditLog log;
    private Processing processing;
    private Clock clock;

    protected RecordingConsent() {} // CDI proxy

    @Inject
    RecordingConsent(Consents consents, ConsentPurposes purposes, AuditLog log, Processing processing, Clock clock) {
        this.consents = consents;
        this.purposes = purposes;
        this.log = log;
        this.processing = processing;
        this.clock = clock;
    }

    /** @param textVersion a published version of the purpose's text */
    @Transactional
    public void give(PersonId person, String purpose, String textVersion, String channel) {
        requireChannel(channel);
        if (!purposes.isActive(purpose)) {
            throw InvalidInput.of("purpose", "privacy.unknown-consent-purpose", "a purpose in use");
        }
        if (textVersion == null || purposes.text(purpose, textVersion).isEmpty()) {
            throw InvalidInput.of("textVersion", "privacy.unknown-consent-text", "a published version");
        }
        processing.begin(person, Limit.RESTRICTED);
        consents.give(person, purpose, textVersion, channel, clock.instant());
    }

    /** Holds at once. What nobody ever agreed to can be withdrawn as well: it says "do not ask". */
    @Transactional
    public void withdraw(PersonId person, String purpose, String channel) {
        requireChannel(channel);
        if (purposes.all().stream().noneMatch(p -> p.word().equals(purpose))) {
            throw InvalidInput.of("purpose", "privacy.unknown-consent-purpose", "a purpose of the list");
        }
        consents.withdraw(person, purpose, channel, clock.instant());
    }

    public Set<String> purposesOf(PersonId person) {
        return consents.purposesOf(person);
    }

    /** Logged: it is a read of personal data. */
    public List<Consents.Line> history(PersonId person) {
        log.recordAtOnce(AuditEvent.done("privacy.consent.read", "privacy.person/" + person)
                .about(person));
        return consents.history(person);
    }

    private static void requireChannel(String channel) {
        if (!CHANNELS.contains(channel)) {
            throw InvalidInput.of("channel", "privacy.unknown-channel", String.join(", ", CHANNELS));
        }
    }
}
