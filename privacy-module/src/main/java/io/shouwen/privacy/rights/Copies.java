package io.shouwen.privacy.rights;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.rights.PersonalDataHolder.Section;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.SealingDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The copies of people's data: assembled from every module, sealed under the person's own key, and given out once, against
 * the link and the code together. Nobody of the staff ever has both.
 */
@ApplicationScoped
class Copies {

    static final int MOST_TRIES = 5;

    private Instance<PersonalDataHolder> holders;
    private CopyFile file;
    private SealingDocuments sealing;
    private SubjectRequests requests;
    private Sql sql;
    private AuditLog log;
    private Clock clock;
    private Duration validity;

    /** @param hash SHA-256 of the file */
    record Released(String path, String hash) {}

    /** A pack that waits. */
    @SuppressWarnings("ArrayRecordComponent")
    record Pack(UUID request, PersonId person, byte[] sealed) {}

    protected Copies() {} // CDI proxy

    @Inject
    Copies(
            @Any Instance<PersonalDataHolder> holders,
            CopyFile file,
            SealingDocuments sealing,
            SubjectRequests requests,
            Sql sql,
            AuditLog log,
            Clock clock,
            @ConfigProperty(name = "shouwen.rights.copy-validity", defaultValue = "P7D") Duration validity) {
        this.holders = holders;
        this.file = file;
        this.sealing = sealing;
        this.requests = requests;
        this.sql = sql;
        this.log = log;
        this.clock = clock;
        this.validity = validity;
    }

    /** Replaces an earlier pack of the same request: its link is dead from now on. */
    Released release(SubjectRequest request) {
        Instant now = clock.instant();
        List<Section> sections = new ArrayList<>();
        holders.forEach(holder -> sections.addAll(holder.copy(request.person())));
        log.recordAtOnce(AuditEvent.done("privacy.copy.assemble", "privacy.subject-request/" + request.id())
                .about(request.person())
                .fields(sections.stream().map(Section::category).distinct().toList()));
        byte[] zip = file.of(request.person(), sections, now);
        byte[] sealed = sealing.seal(request.person(), boundTo(request.id()), zip);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(PickupCode.secret());
        String hash = ErasureReports.hash(zip);
        sql.change(
                "insert into privacy.evidence_pack (request, person, sealed, hash, token_hash, made_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (request) do update set sealed = excluded.sealed,"
                        + " hash = excluded.hash, token_hash = excluded.token_hash, made_at = excluded.made_at,"
                        + " expires_at = excluded.expires_at, tries = 0, fetched_at = null",
                request.id(),
                request.person().value(),
                sealed,
                hash,
                tokenHash(token),
                now,
                now.plus(validity));
        log.record(AuditEvent.done("privacy.copy.release", "privacy.subject-request/" + request.id())
                .about(request.person())
                .because("sha256:" + hash));
        return new Released("/public/my-data?t=" + token, hash);
    }

    /** Counts the try before it looks at the code, so that nobody guesses in parallel. */
    int tried(String token) {
        return sql.change(
                "update privacy.evidence_pack set tries = tries + 1 where token_hash = ? and sealed is not null"
                        + " and tries < ? and expires_at > ?",
                tokenHash(token),
                MOST_TRIES,
                clock.instant());
    }

    boolean waiting(String token) {
        return sql.number(
                        "select count(*) from privacy.evidence_pack where token_hash = ? and sealed is not null"
                                + " and tries < ? and expires_at > ?",
                        tokenHash(token),
                        MOST_TRIES,
                        clock.instant())
                == 1;
    }

    Pack pack(String token) {
        return sql.first(
                        "select request, person, sealed from privacy.evidence_pack where token_hash = ?"
                                + " and sealed is not null for update",
                        row -> new Pack(
                                row.getObject(1, UUID.class),
                                new PersonId(row.getObject(2, UUID.class)),
                                row.getBytes(3)),
                        tokenHash(token))
                .orElseThrow(CopyNotAvailable::new);
    }

    boolean fits(UUID request, String code) {
        return requests.code(request).filter(stored -> stored.fits(code)).isPresent();
    }

    /** Opens the pack and destroys what is stored of it. */
    byte[] handOver(Pack pack) {
        byte[] zip = sealing.open(pack.person(), boundTo(pack.request()), pack.sealed());
        sql.change(
                "update privacy.evidence_pack set sealed = null, fetched_at = ? where request = ?",
                clock.instant(),
                pack.request());
        return zip;
    }

    /** What nobody fetched in time does not lie around. */
    int dropExpired() {
        return sql.change(
                "update privacy.evidence_pack set sealed = null where sealed is not null and expires_at <= ?",
                clock.instant());
    }

    private static String boundTo(UUID request) {
        return "privacy.evidence_pack.sealed/" + request;
    }

    private static byte[] tokenHash(String token) {
        return PickupCode.hash(new byte[0], token == null ? "" : token);
    }
}
