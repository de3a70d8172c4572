package io.shouwen.privacy.consent;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.rights.KnownPeople;
import io.shouwen.privacy.rights.Limit;
import io.shouwen.privacy.rights.Minors;
import io.shouwen.privacy.rights.Processing;
import io.shouwen.privacy.rights.UnknownPerson;
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
    private Minors minors;
    private KnownPeople known;
    private Clock clock;

    protected RecordingConsent() {} // CDI proxy

    @Inject
    RecordingConsent(
            Consents consents,
            ConsentPurposes purposes,
            AuditLog log,
            Processing processing,
            Minors minors,
            KnownPeople known,
            Clock clock) {
        this.consents = consents;
        this.purposes = purposes;
        this.log = log;
        this.processing = processing;
        this.minors = minors;
        this.known = known;
        this.clock = clock;
    }

    /**
     * @param textVersion a published version of the purpose's text
     * @param byGuardian whether their guardian agrees for them, as it must be for who is under age (P8)
     */
    @Transactional
    public void give(PersonId person, String purpose, String textVersion, String channel, boolean byGuardian) {
        requireChannel(channel);
        requireKnown(person);
        purposes.requireGivable("purpose", purpose, "textVersion", textVersion);
        processing.begin(person, Limit.RESTRICTED);
        boolean minor = minors.isMinor(person);
        if (minor && !byGuardian) {
            throw new GuardianMustAgree();
        }
        consents.give(person, purpose, textVersion, channel, clock.instant());
        if (minor) {
            log.record(AuditEvent.done("privacy.guardian.agree", "privacy.person/" + person)
                    .about(person)
                    .purpose(purpose));
        }
    }

    /** Holds at once. What nobody ever agreed to can be withdrawn as well: it says "do not ask". */
    @Transactional
    public void withdraw(PersonId person, String purpose, String channel) {
        requireChannel(channel);
        if (purposes.all().stream().noneMatch(p -> p.word().equals(purpose))) {
            throw InvalidInput.of(
                    "purpose",
                    "privacy.unknown-consent-purpose",
                    String.join(
                            ", ",
                            purposes.all().stream()
                                    .map(ConsentPurposes.Purpose::word)
                                    .toList()));
        }
        requireKnown(person);
        consents.withdraw(person, purpose, channel, clock.instant());
        minors.takenBack(person, purpose);
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

    private void requireKnown(PersonId person) {
        if (!known.contains(person)) {
            throw new UnknownPerson();
        }
    }

    private static void requireChannel(String channel) {
        if (channel == null || !CHANNELS.contains(channel)) {
            throw InvalidInput.of("channel", "privacy.unknown-channel", String.join(", ", CHANNELS));
        }
    }
}
