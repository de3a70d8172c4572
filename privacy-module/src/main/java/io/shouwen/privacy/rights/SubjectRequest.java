package io.shouwen.privacy.rights;

import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.vault.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Somebody asks for something about their own data (P7). It is received, the person's identity is verified, it is worked on
 * task by task, answered or refused on a legal ground, and closed; the answer is due within a number of working days, which
 * can be extended once. Holds words and ids, never what the person said. Replaced whole at each step.
 *
 * @param fields names of the fields to be corrected; empty for other kinds
 * @param verifiedHow word, or null while nobody has verified who asks
 * @param extendedFor word of the reason, or null
 * @param ground word of the legal ground of a refusal, or null
 * @param answeredAt when it was answered or refused, or null
 */
public record SubjectRequest(
        UUID id,
        long version,
        PersonId person,
        RequestKind kind,
        String channel,
        RequestState state,
        List<String> fields,
        Instant receivedAt,
        StaffId receivedBy,
        String verifiedHow,
        LocalDate dueOn,
        String extendedFor,
        String ground,
        Instant answeredAt) {

    public static final List<String> CHANNELS = List.of("visit", "phone", "letter", "email", "web", "wechat");
    public static final List<String> VERIFICATIONS =
            List.of("id-shown", "called-back", "own-account", "id-number-matched");
    public static final List<String> EXTENSIONS = List.of("complex", "many-requests", "waiting-for-person");
    public static final List<String> GROUNDS =
            List.of("identity-not-verified", "statutory-hold", "third-party-rights", "nothing-held", "excessive");
    public static final List<String> FIELDS =
            List.of("name", "phone", "email", "idNumber", "travelDocument", "card", "address", "tags");

    public SubjectRequest {
        fields = List.copyOf(fields);
    }

    SubjectRequest verified(String how) {
        require(RequestAct.VERIFY);
        return with(RequestState.VERIFIED, how, dueOn, extendedFor, ground, null);
    }

    SubjectRequest started() {
        require(RequestAct.START);
        return with(RequestState.IN_WORK, verifiedHow, dueOn, extendedFor, ground, null);
    }

    /** Once, with a reason. */
    SubjectRequest extended(String reason, LocalDate until) {
        require(RequestAct.EXTEND);
        if (extendedFor != null) {
            throw new NotPossibleForRequest(RequestAct.EXTEND.word(), "extended");
        }
        return with(state, verifiedHow, until, reason, ground, null);
    }

    /** @param open tasks that nobody has done yet */
    SubjectRequest answered(int open, Instant at) {
        require(RequestAct.ANSWER);
        if (open > 0) {
            throw new NotPossibleForRequest(RequestAct.ANSWER.word(), "unfinished");
        }
        return with(RequestState.ANSWERED, verifiedHow, dueOn, extendedFor, ground, at);
    }

    SubjectRequest refused(String legalGround, Instant at) {
        require(RequestAct.REFUSE);
        return with(RequestState.REFUSED, verifiedHow, dueOn, extendedFor, legalGround, at);
    }

    SubjectRequest closed() {
        require(RequestAct.CLOSE);
        return with(RequestState.CLOSED, verifiedHow, dueOn, extendedFor, ground, answeredAt);
    }

    /** A task of it was done, or its restriction lifted: who read it before has read another. */
    SubjectRequest worked() {
        return with(state, verifiedHow, dueOn, extendedFor, ground, answeredAt);
    }

    /** @throws NotPossibleForRequest where it is of another kind, or nobody works on it */
    void requireWork(RequestKind wanted) {
        require(RequestAct.WORK);
        if (kind != wanted) {
            throw new NotPossibleForRequest(wanted.word(), kind.word());
        }
    }

    private void require(RequestAct act) {
        if (!act.possibleIn(state)) {
            throw new NotPossibleForRequest(act.word(), state.word());
        }
    }

    private SubjectRequest with(
            RequestState to, String how, LocalDate due, String extension, String legalGround, Instant answered) {
        return new SubjectRequest(
                id,
                version + 1,
                person,
                kind,
                channel,
                to,
                fields,
                receivedAt,
                receivedBy,
                how,
                due,
                extension,
                legalGround,
                answered);
    }
}
