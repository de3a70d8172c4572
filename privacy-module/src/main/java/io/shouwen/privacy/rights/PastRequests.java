package io.shouwen.privacy.rights;

import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes requests that were taken in the past, as demo data is; nobody knows their codes. */
@ApplicationScoped
public class PastRequests {

    private SubjectRequests requests;
    private WorkingDays workingDays;
    private OrganisationZone zone;

    /** @param verified whether somebody has verified who asks */
    public record Past(
            UUID id,
            PersonId person,
            RequestKind kind,
            List<String> fields,
            Instant at,
            StaffId by,
            boolean verified) {}

    protected PastRequests() {} // CDI proxy

    @Inject
    PastRequests(SubjectRequests requests, WorkingDays workingDays, OrganisationZone zone) {
        this.requests = requests;
        this.workingDays = workingDays;
        this.zone = zone;
    }

    @Transactional
    public void write(List<Past> past) {
        for (Past one : past) {
            RequestState state = one.verified() ? RequestState.VERIFIED : RequestState.RECEIVED;
            requests.add(
                    new SubjectRequest(
                            one.id(),
                            1,
                            one.person(),
                            one.kind(),
                            "visit",
                            state,
                            one.fields(),
                            one.at(),
                            one.by(),
                            one.verified() ? "id-shown" : null,
                            workingDays.after(zone.dateOf(one.at()), 15),
                            null,
                            null,
                            null),
                    PickupCode.of(PickupCode.make()));
            requests.step(
                    one.id(),
                    one.at(),
                    one.by(),
                    "receive",
                    null,
                    state,
                    one.kind().word());
        }
    }
}
