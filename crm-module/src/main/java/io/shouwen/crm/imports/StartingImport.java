package io.shouwen.crm.imports;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.imports.ImportStatus.State;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.job.JobStatus;
import io.shouwen.platform.job.Jobs;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.matching.MatchingLimit;
import io.shouwen.privacy.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** After the dry run: the rows are taken in, or dropped. */
@ApplicationScoped
@RequiresPermission(CrmPermissions.CUSTOMER_IMPORT)
public class StartingImport {

    private final CustomerImports imports;
    private final ImportRows rows;
    private final MatchingLimit limit;
    private final Vault vault;
    private final Jobs jobs;
    private final AuditLog log;
    private final Clock clock;

    protected StartingImport() { // CDI proxy
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public StartingImport(
            CustomerImports imports,
            ImportRows rows,
            MatchingLimit limit,
            Vault vault,
            Jobs jobs,
            AuditLog log,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.limit = limit;
        this.vault = vault;
        this.jobs = jobs;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Starts the job that takes the rows in; also again, when a job gave up before the end.
     *
     * @throws ImportOutdated where it was checked before index keys were rotated
     * @throws ImportOver where it runs or is over
     * @throws io.shouwen.privacy.matching.TooManyComparisons where its rows name ID numbers and the actor asked about too many
     *     within a minute: how many are known is an answer (P1)
     */
    @Transactional
    public void start(UUID id) {
        State state = imports.lock(id);
        if (state != State.DONE && imports.outdated(id, vault.newestIndexKey(CustomerField.ID_NUMBER.kind()))) {
            throw new ImportOutdated(id);
        }
        if (state != State.CHECKED && !(state == State.RUNNING && jobGaveUp(id))) {
            throw new ImportOver(id, state);
        }
        if (rows.namesIdNumbers(id)) {
            limit.count(AuditEvent.done("crm.import.start", "crm.import/" + id)
                    .fields(List.of(CustomerField.ID_NUMBER.word())));
        }
        UUID job = jobs.start(
                TakingInCustomers.NAME,
                Json.createObjectBuilder().add("import", id.toString()).build().toString());
        imports.running(id, job);
        log.record(
                AuditEvent.done("crm.import.start", "crm.import/" + id).transition(state.word(), State.RUNNING.word()));
    }

    private boolean jobGaveUp(UUID id) {
        UUID job = imports.get(id).job();
        return job == null || jobs.find(job).map(JobStatus::over).orElse(true);
    }

    /**
     * Stops the import. Customers taken in so far stay; the rest is dropped at once.
     *
     * @throws ImportOver where it is over
     */
    @Transactional
    public void cancel(UUID id) {
        State state = imports.lock(id);
        if (state == State.DONE || state == State.CANCELLED) {
            throw new ImportOver(id, state);
        }
        UUID job = imports.get(id).job();
        imports.end(id, State.CANCELLED, clock.instant());
        if (job != null) {
            jobs.cancel(job);
        }
        log.record(AuditEvent.done("crm.import.cancel", "crm.import/" + id)
                .transition(state.word(), State.CANCELLED.word()));
    }
}
