package io.shouwen.privacy.reveal;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.vault.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Somebody asks to open what needs a second person's yes. Asked, it waits until somebody else grants or refuses it, the asker
 * withdraws it, or its time is over. Granted, it opens exactly what it names, for its asker alone, in the session that first
 * uses it, until its minutes have run out or it is withdrawn; a list once. It holds ids and words, never a value.
 *
 * @param asked what, why and by whom
 * @param status one of open, granted, refused, withdrawn: what people have done; see {@link #state}
 * @param answer null until somebody has decided
 * @param grantedUntil null unless granted; from this instant on it opens nothing
 * @param session that used it first, or null
 */
public record GrantRequest(
        GrantRequestId id,
        Asked asked,
        RequestState status,
        Answer answer,
        Instant grantedUntil,
        StaffId withdrawnBy,
        int uses,
        Instant usedAt,
        String session,
        long version) {

    /**
     * @param caseReference null where the policies need none
     * @param answerBy from this instant on nobody can answer
     * @param lasts how long a yes holds
     */
    public record Asked(
            StaffId by,
            Portal portal,
            Wanted wanted,
            String purpose,
            String caseReference,
            Why why,
            String note,
            Instant at,
            Instant answerBy,
            Duration lasts) {}

    /** @param reason a word, null for a yes */
    public record Answer(StaffId by, Instant at, String reason, String note) {}

    /**
     * An attempt to open one field of one person.
     *
     * @param field full name
     */
    public record Use(
            StaffId by, String session, PersonId person, String field, String purpose, String caseReference) {}

    static GrantRequest open(GrantRequestId id, Asked asked) {
        return new GrantRequest(id, asked, RequestState.OPEN, null, null, null, 0, null, null, 1);
    }

    public RequestState state(Instant now) {
        if (status == RequestState.OPEN && !now.isBefore(asked.answerBy())) {
            return RequestState.EXPIRED;
        }
        if (status == RequestState.GRANTED && asked.wanted().bulk() && uses > 0) {
            return RequestState.USED;
        }
        if (status == RequestState.GRANTED && !now.isBefore(grantedUntil)) {
            return RequestState.LAPSED;
        }
        return status;
    }

    GrantRequest granted(StaffId by, String note, Instant now) {
        requireAnswerable(by, now);
        return answered(RequestState.GRANTED, new Answer(by, now, null, note), now.plus(asked.lasts()));
    }

    GrantRequest refused(StaffId by, RefusalReason reason, String note, Instant now) {
        requireAnswerable(by, now);
        return answered(RequestState.REFUSED, new Answer(by, now, reason.word(), note), null);
    }

    private void requireAnswerable(StaffId by, Instant now) {
        if (by.equals(asked.by())) {
            throw new NobodyApprovesTheirOwnRequest();
        }
        if (state(now) != RequestState.OPEN) {
            throw new RequestNotOpen();
        }
    }

    private GrantRequest answered(RequestState next, Answer given, Instant until) {
        return new GrantRequest(id, asked, next, given, until, null, uses, usedAt, session, version + 1);
    }

    /** @param approver whether whoever withdraws may do so for others */
    GrantRequest withdrawn(StaffId by, boolean approver, Instant now) {
        if (!by.equals(asked.by()) && !approver) {
            throw new NotYoursToWithdraw();
        }
        RequestState state = state(now);
        if (state != RequestState.OPEN && state != RequestState.GRANTED) {
            throw new RequestNotOpen();
        }
        return new GrantRequest(
                id, asked, RequestState.WITHDRAWN, answer, grantedUntil, by, uses, usedAt, session, version + 1);
    }

    /** Whether this yes opens exactly that, now. One case, one purpose, one asker, one session. */
    public boolean opens(Use use, Instant now) {
        return state(now) == RequestState.GRANTED
                && !asked.wanted().bulk()
                && asked.by().equals(use.by())
                && asked.wanted().person().equals(use.person())
                && asked.wanted().fields().contains(use.field())
                && asked.purpose().equals(use.purpose())
                && Objects.equals(asked.caseReference(), use.caseReference())
                && (session == null || session.equals(use.session()));
    }
}
