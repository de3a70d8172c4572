package io.shouwen.privacy.reveal.api;

import io.shouwen.platform.http.Words;
import io.shouwen.privacy.reveal.GrantRequest;
import io.shouwen.privacy.reveal.GrantRequest.Answer;
import io.shouwen.privacy.reveal.GrantRequest.Asked;
import io.shouwen.privacy.reveal.RefusalReason;
import io.shouwen.privacy.reveal.RequestState;
import io.shouwen.privacy.reveal.Why;
import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A request as programs see it: ids, names of fields, words.
 *
 * @param state open, granted, refused, withdrawn, expired, lapsed or used
 * @param minutes how long a yes holds
 * @param reason word of the refusal
 */
public record GrantRequestView(
        UUID id,
        @Words(RequestState.class) String state,
        UUID person,
        List<String> fields,
        String list,
        String criteria,
        Integer rows,
        String purpose,
        @JsonbProperty("case") String caseReference,
        @Words(Why.class) String why,
        String note,
        String askedBy,
        Instant askedAt,
        Instant answerBy,
        long minutes,
        String answeredBy,
        Instant answeredAt,
        @Words(RefusalReason.class) String reason,
        String answer,
        Instant grantedUntil,
        int uses) {

    static GrantRequestView of(GrantRequest request, Instant now) {
        Asked asked = request.asked();
        Answer answer = request.answer();
        boolean bulk = asked.wanted().bulk();
        return new GrantRequestView(
                request.id().value(),
                request.state(now).word(),
                bulk ? null : asked.wanted().person().value(),
                asked.wanted().fields(),
                asked.wanted().list(),
                asked.wanted().criteria(),
                bulk ? asked.wanted().rows() : null,
                asked.purpose(),
                asked.caseReference(),
                asked.why().word(),
                asked.note(),
                asked.by().value(),
                asked.at(),
                asked.answerBy(),
                asked.lasts().toMinutes(),
                answer == null ? null : answer.by().value(),
                answer == null ? null : answer.at(),
                answer == null ? null : answer.reason(),
                answer == null ? null : answer.note(),
                request.grantedUntil(),
                request.uses());
    }
}
