package io.shouwen.privacy.attestation;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import io.shouwen.platform.notification.Notice;
import io.shouwen.platform.notification.Notifications;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells those who have not confirmed the rules, every fortnight until they do. */
@ApplicationScoped
public class AttestationReminders implements JobKind {

    private static final Duration AGAIN = Duration.ofDays(14);

    private Attestations attestations;
    private Notifications notifications;
    private Clock clock;

    protected AttestationReminders() {} // CDI proxy

    @Inject
    AttestationReminders(Attestations attestations, Notifications notifications, Clock clock) {
        this.attestations = attestations;
        this.notifications = notifications;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "privacy.attestation-reminders";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofHours(12));
    }

    @Override
    @Transactional
    public void run(JobRun run) {
        int version = attestations.current().version();
        for (Attestations.Missing missing : attestations.missing()) {
            StaffId staff = missing.member().id();
            boolean lately = attestations
                    .remindedAt(staff)
                    .map(at -> at.plus(AGAIN).isAfter(clock.instant()))
                    .orElse(false);
            if (!lately) {
                notifications.tell(
                        staff,
                        new Notice(
                                "privacy.attestation-due",
                                List.of(Integer.toString(version)),
                                "/attestation/staff",
                                Portal.STAFF));
                attestations.reminded(staff, clock.instant());
            }
        }
    }
}
