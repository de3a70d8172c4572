package io.shouwen.privacy.consent;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.consent.ConsentPurposes.Purpose;
import io.shouwen.privacy.consent.ConsentPurposes.Text;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Compliance says what people are asked to agree to, in which words; and sees how many do. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.CONSENT_MANAGE)
public class ManagingConsentTexts {

    private static final int LONGEST = 8_000;
    private static final int LONGEST_LABEL = 60;

    private ConsentPurposes purposes;
    private Sql sql;
    private AuditLog log;
    private Actor actor;
    private Clock clock;

    /**
     * How a purpose stands.
     *
     * @param given people whose consent covers it now
     * @param withdrawn people who took it back
     */
    public record Standing(String purpose, long given, long withdrawn) {}

    protected ManagingConsentTexts() {} // CDI proxy

    @Inject
    ManagingConsentTexts(ConsentPurposes purposes, Sql sql, AuditLog log, Actor actor, Clock clock) {
        this.purposes = purposes;
        this.sql = sql;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Adds a purpose, or changes how it is called, where it stands and whether it is asked for.
     *
     * @param ifMatch the purpose that the caller read, as an ETag; null for a new one
     * @throws EntityVersion.Stale where somebody else was quicker
     */
    @Transactional
    public Purpose put(String word, String zh, String en, int position, boolean active, String ifMatch) {
        require(word != null && word.matches("[a-z]{1,20}(-[a-z]{1,20}){0,3}"), "word");
        require(zh != null && !zh.isBlank() && zh.length() <= LONGEST_LABEL, "zh");
        require(en != null && !en.isBlank() && en.length() <= LONGEST_LABEL, "en");
        long before = purposes.all().stream()
                .filter(known -> known.word().equals(word))
                .mapToLong(Purpose::version)
                .findFirst()
                .orElse(0);
        if (before > 0) {
            EntityVersion.requireMatch(ifMatch, before);
        } else if (ifMatch != null && !ifMatch.isBlank()) {
            throw new EntityVersion.Stale();
        }
        Purpose purpose = new Purpose(word, zh, en, position, active, before + 1);
        if (!purposes.put(purpose)) {
            throw new EntityVersion.Stale();
        }
        log.record(AuditEvent.done("privacy.consent.purpose", "privacy.consent-purpose/" + purpose.word())
                .transition(null, purpose.active() ? "active" : "retired"));
        return purpose;
    }

    /** @throws TextVersionExists where that version is published already */
    @Transactional
    public void publish(String purpose, String version, String zh, String en) {
        require(purposes.isActive(purpose), "purpose");
        require(version != null && version.matches("[0-9A-Za-z][0-9A-Za-z.-]{0,39}"), "version");
        require(zh != null && !zh.isBlank() && zh.length() <= LONGEST, "zh");
        require(en != null && !en.isBlank() && en.length() <= LONGEST, "en");
        boolean added = purposes.publish(new Text(
                purpose,
                version,
                zh.strip(),
                en.strip(),
                clock.instant(),
                actor.id().value()));
        if (!added) {
            throw new TextVersionExists(purpose, version);
        }
        log.record(AuditEvent.done("privacy.consent.publish", "privacy.consent-text/" + purpose + "/" + version));
    }

    /** One line for each purpose. */
    public List<Standing> standings() {
        return sql.list(
                "select p.word, count(*) filter (where n.given), count(*) filter (where not n.given)"
                        + " from privacy.consent_purpose p left join (select distinct on (person, purpose) person, purpose,"
                        + " given from privacy.consent order by person, purpose, at desc, id desc) n on n.purpose = p.word"
                        + " group by p.word, p.position order by p.position, p.word",
                row -> new Standing(row.getString(1), row.getLong(2), row.getLong(3)));
    }

    private static void require(boolean sound, String field) {
        if (!sound) {
            throw InvalidInput.of(field, "privacy.consent-text-not-accepted", "see the field's hint");
        }
    }
}
