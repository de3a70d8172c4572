package io.shouwen.crm.imports;

import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.customer.Customers;
import io.shouwen.crm.imports.ImportStatus.State;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.job.JobStatus;
import io.shouwen.platform.job.Jobs;
import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.matching.MatchingLimit;
import io.shouwen.privacy.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One transaction of an import: a row is a customer with tags, consents and audit entry, or is nothing yet. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class ImportChunk {

    private static final int SIZE = 250;

    private final CustomerImports imports;
    private final ImportRows rows;
    private final Customers customers;
    private final Jobs jobs;
    private final Consents consents;
    private final ConsentPurposes purposes;
    private final MatchingLimit limit;
    private final Vault vault;
    private final AuditLog log;
    private final Actor actor;
    private final Clock clock;

    protected ImportChunk() { // CDI proxy
        this(null, null, null, null, null, null, null, null, null, null, null);
    }

    @Inject
    ImportChunk(
            CustomerImports imports,
            ImportRows rows,
            Customers customers,
            Jobs jobs,
            Consents consents,
            ConsentPurposes purposes,
            MatchingLimit limit,
            Vault vault,
            AuditLog log,
            Actor actor,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.customers = customers;
        this.jobs = jobs;
        this.consents = consents;
        this.purposes = purposes;
        this.limit = limit;
        this.vault = vault;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    ImportStatus status(UUID id) {
        return imports.get(id);
    }

    /**
     * Takes in the next rows; with none left, the import is done. Does nothing once somebody cancelled it. Where index keys
     * are rotated meanwhile, it ends: whoever is stored from now on could not be told from its rows.
     */
    void take(UUID id) {
        // Neither another file nor whoever is registered just now may name the same people unseen.
        customers.comparingMany();
        if (imports.lock(id) != State.RUNNING) {
            return;
        }
        Instant now = clock.instant();
        if (imports.outdated(id, newestKey())) {
            end(id, State.RUNNING, "keys-rotated", now);
            return;
        }
        Optional<Integer> last = rows.nextChunk(id, SIZE);
        if (last.isEmpty()) {
            imports.end(id, State.DONE, now);
            log.record(AuditEvent.done("crm.import.end", "crm.import/" + id)
                    .transition(State.RUNNING.word(), State.DONE.word()));
            return;
        }
        setKnownPeopleAside(id, last.get());
        String text = imports.consentText(id);
        List<Consents.Given> given = new ArrayList<>();
        List<AuditEvent> events = new ArrayList<>();
        for (ImportRows.Taken row : rows.take(id, last.get(), actor.id(), now)) {
            CustomerId customer = row.person();
            row.purposes().stream()
                    // Staged by an earlier release, which asked for no published text: nobody could prove it.
                    .filter(purpose -> purposes.text(purpose, text).isPresent())
                    .forEach(p -> given.add(new Consents.Given(customer.person(), p, text, "import", now)));
            events.add(AuditEvent.done("crm.customer.import", "crm.customer/" + customer)
                    .about(customer.person())
                    .onCase("crm.import/" + id));
        }
        consents.giveAll(given);
        log.recordAll(events);
    }

    /** Rows with a known ID number are told as one count only, and use up what the actor may ask within a minute (P1). */
    private void setKnownPeopleAside(UUID id, int lastRow) {
        AuditEvent event = AuditEvent.done("crm.import.set-aside", "crm.import/" + id)
                .fields(List.of(CustomerField.ID_NUMBER.word()))
                .onCase("crm.import/" + id);
        List<CustomerId> known = rows.markKnownIdNumbers(id, lastRow);
        limit.countGiven(known.size(), event);
        log.recordAll(known.stream()
                .map(customer -> AuditEvent.done(event.action(), "crm.customer/" + customer)
                        .about(customer.person())
                        .fields(event.fields())
                        .because("id-number-registered")
                        .onCase(event.caseReference()))
                .toList());
        // Again, though the dry run did: somebody may have registered in the meantime.
        rows.markDuplicates(id, lastRow);
    }

    void cancel(UUID id) {
        if (imports.lock(id) == State.RUNNING) {
            imports.end(id, State.CANCELLED, clock.instant());
            log.record(AuditEvent.done("crm.import.cancel", "crm.import/" + id)
                    .transition(State.RUNNING.word(), State.CANCELLED.word()));
        }
    }

    /** Drops what was checked and never started, and what was left when its job gave up and nobody started it again. */
    int dropForgotten(Duration age) {
        Instant now = clock.instant();
        List<UUID> forgotten = imports.forgotten(now.minus(age));
        forgotten.forEach(id -> endChecked(id, "forgotten", now));
        return forgotten.size() + endInterrupted(now.minus(age), now);
    }

    /** Drops what was checked before index keys were rotated: it cannot be started, or started again, any more. */
    void dropOutdated() {
        Instant now = clock.instant();
        imports.outdated(newestKey()).forEach(id -> endChecked(id, "keys-rotated", now));
        endInterrupted(Instant.MIN, now);
    }

    /** At once where it is outdated, too; the customers taken in so far stay, and so does the report of every row. */
    private int endInterrupted(Instant before, Instant now) {
        int ended = 0;
        for (CustomerImports.Taking taking : imports.running()) {
            if (imports.lock(taking.id()) == State.RUNNING) {
                // The job may have been another one before the lock.
                Optional<JobStatus> job =
                        Optional.ofNullable(imports.get(taking.id()).job()).flatMap(jobs::find);
                boolean over = job.map(JobStatus::over).orElse(true);
                boolean longAgo =
                        job.map(JobStatus::endedAt).map(before::isAfter).orElse(before != Instant.MIN);
                boolean outdated = imports.outdated(taking.id(), newestKey());
                if (over && (outdated || longAgo)) {
                    end(taking.id(), State.RUNNING, outdated ? "keys-rotated" : "interrupted", now);
                    ended++;
                }
            }
        }
        return ended;
    }

    private int newestKey() {
        return vault.newestIndexKey(CustomerField.ID_NUMBER.kind());
    }

    private void endChecked(UUID id, String reason, Instant now) {
        if (imports.lock(id) == State.CHECKED) {
            end(id, State.CHECKED, reason, now);
        }
    }

    private void end(UUID id, State from, String reason, Instant now) {
        imports.end(id, State.CANCELLED, now);
        log.record(AuditEvent.done("crm.import.cancel", "crm.import/" + id)
                .because(reason)
                .transition(from.word(), State.CANCELLED.word()));
    }
}
