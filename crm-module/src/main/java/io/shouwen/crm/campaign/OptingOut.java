package io.shouwen.crm.campaign;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shouwen.platform.access.OpenByLink;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.rights.Minors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The reader of a mail wants no more of them: their consent to its purpose is taken back, at once. The link is the only key,
 * works as often as they agree anew, and tells nothing: whether it was ever given, used before or leads to somebody erased, the answer is the same.
 */
@ApplicationScoped
public class OptingOut {

    /** In the ledger: how they told us. */
    static final String CHANNEL = "opt-out-link";

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 10_000;

    private Recipients recipients;
    private Consents consents;
    private Minors minors;
    private AuditLog log;
    private Clock clock;
    private int perMinute;
    private Cache<String, AtomicInteger> seen;

    protected OptingOut() {} // CDI proxy

    /** @param perMinute how often one network address may knock, on each node */
    @Inject
    OptingOut(
            Recipients recipients,
            Consents consents,
            Minors minors,
            AuditLog log,
            Clock clock,
            @ConfigProperty(name = "shouwen.crm.opt-out.per-minute", defaultValue = "120") int perMinute) {
        this.recipients = recipients;
        this.consents = consents;
        this.minors = minors;
        this.log = log;
        this.clock = clock;
        this.perMinute = perMinute;
        this.seen = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterWrite(WINDOW)
                .build();
    }

    /**
     * @param address network address that it comes from
     * @throws TooManyOptOuts before anything is looked at
     */
    @OpenByLink
    @Transactional
    public void optOut(String token, String address) {
        if (seen.get(address, key -> new AtomicInteger()).incrementAndGet() > perMinute) {
            throw new TooManyOptOuts((int) WINDOW.toSeconds());
        }
        Instant now = clock.instant();
        recipients.linked(OptOutLink.of(token).hash()).ifPresent(found -> {
            boolean first = recipients.optedOut(found.id(), now);
            if (first || consents.covers(found.person(), found.purpose())) {
                consents.withdraw(found.person(), found.purpose(), CHANNEL, now);
                minors.takenBack(found.person(), found.purpose());
                log.record(AuditEvent.done("crm.campaign.opt-out", "crm.campaign/" + found.campaign())
                        .about(found.person())
                        .purpose(found.purpose())
                        .because("one-time-link"));
            }
        });
    }
}
