package io.shouwen.privacy.rights.api;

import io.shouwen.platform.http.Words;
import io.shouwen.privacy.rights.ReadingRequests;
import io.shouwen.privacy.rights.RequestKind;
import io.shouwen.privacy.rights.RequestState;
import io.shouwen.privacy.rights.RequestStep;
import io.shouwen.privacy.rights.RequestTask;
import io.shouwen.privacy.rights.SubjectRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A request as programs see it.
 *
 * @param daysLeft working days; negative where it is overdue
 * @param tasks absent in lists, as are steps and erasures
 * @param erasures ids of the reports
 */
public record SubjectRequestView(
        UUID id,
        UUID person,
        @Words(RequestKind.class) String kind,

        @Words(value = SubjectRequest.class, list = "CHANNELS")
        String channel,

        @Words(RequestState.class) String state,

        @Words(value = SubjectRequest.class, list = "FIELDS")
        List<String> fields,

        Instant receivedAt,
        String receivedBy,

        @Words(value = SubjectRequest.class, list = "VERIFICATIONS")
        String verifiedHow,

        LocalDate dueOn,
        int daysLeft,

        @Words(value = SubjectRequest.class, list = "EXTENSIONS")
        String extendedFor,

        @Words(value = SubjectRequest.class, list = "GROUNDS")
        String ground,

        Instant answeredAt,
        List<RequestTask> tasks,
        List<RequestStep> steps,
        List<UUID> erasures) {

    static SubjectRequestView of(SubjectRequest request, int daysLeft) {
        return of(new ReadingRequests.Whole(request, null, null, null), daysLeft);
    }

    static SubjectRequestView of(ReadingRequests.Whole whole, int daysLeft) {
        SubjectRequest r = whole.request();
        return new SubjectRequestView(
                r.id(),
                r.person().value(),
                r.kind().word(),
                r.channel(),
                r.state().word(),
                r.fields(),
                r.receivedAt(),
                r.receivedBy().value(),
                r.verifiedHow(),
                r.dueOn(),
                daysLeft,
                r.extendedFor(),
                r.ground(),
                r.answeredAt(),
                whole.tasks(),
                whole.steps(),
                whole.erasures() == null
                        ? null
                        : whole.erasures().stream().map(e -> e.id()).toList());
    }
}
