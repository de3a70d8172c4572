package io.shouwen.privacy.reveal;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.reveal.Purposes.Purpose;
import io.shouwen.privacy.vault.FieldKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Collectors;

/** The compliance officer keeps the list of purposes. One that was used once is in the log for ever: it is retired, never deleted. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.PURPOSES_MANAGE)
public class KeepingPurposes {

    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_LABEL = 80;
    private static final int LAST_POSITION = 10_000;

    private Purposes purposes;
    private ConsentPurposes consents;
    private AuditLog log;

    protected KeepingPurposes() {} // CDI proxy

    @Inject
    KeepingPurposes(Purposes purposes, ConsentPurposes consents, AuditLog log) {
        this.purposes = purposes;
        this.consents = consents;
        this.log = log;
    }

    public List<Purpose> all() {
        return purposes.all();
    }

    /** What people can agree to, for the one that a purpose needs. */
    public List<ConsentPurposes.Purpose> consents() {
        return consents.all();
    }

    public Purpose find(String word) {
        return purposes.find(word).orElseThrow(UnknownPurpose::new);
    }

    /** @throws PurposeExists where the word is taken, by one no longer in use too */
    @Transactional
    public void add(Purpose purpose) {
        check(purpose);
        if (!purposes.add(purpose)) {
            throw new PurposeExists(purpose.word());
        }
        log.record(event("privacy.purpose.add", purpose).transition(null, state(purpose)));
    }

    /** Renames, moves, retires or takes up again; the word stays. */
    @Transactional
    public Purpose change(Purpose purpose, String ifMatch) {
        check(purpose);
        Purpose before = purposes.find(purpose.word()).orElseThrow(UnknownPurpose::new);
        EntityVersion.requireMatch(ifMatch, before.version());
        Purpose after = new Purpose(
                purpose.word(),
                purpose.zh(),
                purpose.en(),
                purpose.position(),
                purpose.active(),
                purpose.kinds(),
                purpose.consent(),
                before.version());
        if (!purposes.change(after)) {
            throw new EntityVersion.Stale();
        }
        log.record(event("privacy.purpose.change", after).transition(state(before), state(after)));
        return purposes.find(purpose.word()).orElseThrow();
    }

    private static AuditEvent event(String action, Purpose purpose) {
        return AuditEvent.done(action, "privacy.purpose/" + purpose.word())
                .fields(purpose.kinds().stream().map(RevealPolicy::subjectOf).toList());
    }

    private static String state(Purpose purpose) {
        return (purpose.active() ? "active " : "retired ") + purpose.position() + " "
                + purpose.kinds().stream().map(RevealPolicy::subjectOf).collect(Collectors.joining("+"))
                + (purpose.consent() == null ? "" : " needs " + purpose.consent());
    }

    private void check(Purpose purpose) {
        String word = purpose.word();
        if (word == null || word.length() > LONGEST_WORD || !word.matches("[a-z]+(-[a-z]+)*")) {
            throw InvalidInput.of("word", "privacy.purpose-word", "lower-case English words joined by hyphens");
        }
        label("zh", purpose.zh());
        label("en", purpose.en());
        if (purpose.position() < 0 || purpose.position() > LAST_POSITION) {
            throw InvalidInput.of("position", "privacy.purpose-position", "0 to " + LAST_POSITION);
        }
        if (!purpose.kinds().stream().allMatch(FieldKind::sealed)) {
            throw InvalidInput.of("kinds", "privacy.purpose-kinds", "kinds of field that can be opened");
        }
        List<String> known =
                consents.all().stream().map(ConsentPurposes.Purpose::word).toList();
        if (purpose.consent() != null && !known.contains(purpose.consent())) {
            throw InvalidInput.of("consent", "privacy.unknown-consent-purpose", String.join(", ", known));
        }
    }

    private static void label(String field, String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_LABEL) {
            throw InvalidInput.of(field, "privacy.purpose-label", "1 to " + LONGEST_LABEL + " characters");
        }
    }
}
