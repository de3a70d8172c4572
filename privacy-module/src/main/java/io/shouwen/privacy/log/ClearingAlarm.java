package io.shouwen.privacy.log;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.tree.ClearanceNote;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Somebody has looked into an alarm and says what it was; publication goes on if what is stored fits again, and stops again
 * at once if it does not. Needs a fresh second factor, and is in the log itself.
 */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.LOG_CLEAR_ALARM)
public class ClearingAlarm {

    public static final String ACTION = "privacy.log.alarm-clear";

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

    /** What the investigation came to. */
    public enum Finding {
        /** A storage fault; what was signed was put back. */
        STORAGE_FAULT,
        /** An act of an operator, such as restoring a backup; what was signed was put back. */
        OPERATOR_ACT,
        /** Somebody tampered with it; what was signed was put back. */
        TAMPERING,
        /** Nothing was wrong with what is stored. */
        FALSE_ALARM;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Finding of(String word) {
            return Arrays.stream(values())
                    .filter(finding -> finding.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> InvalidInput.of(
                            "finding",
                            "privacy.not-a-finding",
                            "storage-fault, operator-act, tampering or false-alarm"));
        }
    }

    private Actor actor;
    private AuditLog log;
    private SequencerTurns turns;
    private Clock clock;

    @Resource(lookup = "java:app/jdbc/shouwen")
    DataSource database;

    protected ClearingAlarm() {} // CDI proxy

    @Inject
    ClearingAlarm(Actor actor, AuditLog log, SequencerTurns turns, Clock clock) {
        this.actor = actor;
        this.log = log;
        this.turns = turns;
        this.clock = clock;
    }

    /** Whether an officer must sign with a key of their own: then the application alone can clear nothing. */
    public boolean officersSign() {
        return turns.clearing().officersSign();
    }

    /** The log's name, which a clearance names too. */
    public String origin() {
        return turns.clearing().origin();
    }

    /**
     * @param finding word of a {@link Finding}
     * @param reference of the investigation's file, such as {@code INC-2026-7}; no free text
     * @param note the clearance, signed with the officer's own key, where {@link #officersSign}; otherwise the log signs it
     * @throws NoOpenAlarm where it is cleared already, or there is none
     */
    @Transactional
    public void clear(UUID alarm, String finding, String reference, String note) {
        actor.requireFreshSecondFactor();
        String word = Finding.of(finding).word();
        if (reference == null || !REFERENCE.matcher(reference.strip()).matches()) {
            throw InvalidInput.of(
                    "reference",
                    "privacy.not-a-reference",
                    "the number of the investigation's file, such as INC-2026-7");
        }
        ClearanceNote clearance = new ClearanceNote(turns.clearing().origin(), alarm, word, reference.strip());
        String signed = officersSign() ? requireOwn(clearance, note) : turns.sign(clearance);
        try (Connection connection = database.getConnection()) {
            LogAlarms alarms = new LogAlarms(connection, turns.clearing());
            alarms.lock();
            if (alarms.find(alarm).filter(LogAlarm::open).isEmpty()) {
                throw new NoOpenAlarm();
            }
            UUID entry = log.record(AuditEvent.done(ACTION, LogAlarms.object(alarm))
                    .because(word)
                    .onCase("investigation/" + clearance.reference()));
            alarms.clear(entry, clearance, signed, actor.id().value(), clock.instant());
        } catch (SQLException broken) {
            throw new IllegalStateException("the alarm cannot be cleared", broken);
        }
    }

    private String requireOwn(ClearanceNote clearance, String note) {
        // Forms send lines as browsers end them.
        String written = note == null ? "" : note.replace("\r\n", "\n").strip() + "\n";
        if (!turns.clearing().signed(clearance, actor.id().value(), written)) {
            throw InvalidInput.of(
                    "note",
                    "privacy.not-signed-by-officer",
                    "the clearance of this alarm with this finding and reference, signed with your own key");
        }
        return written;
    }
}
