package io.shouwen.privacy.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.vault.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SubjectRequestTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final LocalDate DUE = LocalDate.of(2026, 12, 11);

    private final SubjectRequest received = new SubjectRequest(
            new UUID(1, 1),
            1,
            new PersonId(new UUID(2, 2)),
            RequestKind.DELETE,
            "visit",
            RequestState.RECEIVED,
            List.of(),
            NOW,
            new StaffId("1001"),
            null,
            DUE,
            null,
            null,
            null);

    @Test
    void goesFromReceiptToItsEnd() {
        SubjectRequest closed =
                received.verified("id-shown").started().answered(0, NOW).closed();
        assertThat(closed.state()).isEqualTo(RequestState.CLOSED);
        assertThat(closed.version()).isEqualTo(5);
        assertThat(closed.answeredAt()).isEqualTo(NOW);
    }

    @Test
    void isNotWorkedOnBeforeTheIdentityIsVerified() {
        refused(received::started);
        refused(() -> received.requireWork(RequestKind.DELETE));
    }

    @Test
    void isNotAnsweredWhileATaskIsOpen() {
        refused(() -> received.verified("id-shown").started().answered(1, NOW));
    }

    @Test
    void isExtendedOnce() {
        SubjectRequest extended = received.extended("complex", DUE.plusDays(21));
        assertThat(extended.dueOn()).isEqualTo(DUE.plusDays(21));
        refused(() -> extended.extended("complex", DUE.plusDays(40)));
    }

    @Test
    void isWorkedOnAsTheKindThatItIs() {
        SubjectRequest inWork = received.verified("id-shown").started();
        inWork.requireWork(RequestKind.DELETE);
        refused(() -> inWork.requireWork(RequestKind.COPY));
    }

    @Test
    void namesATaskForEachFieldToBeCorrected() {
        assertThat(RequestKind.CORRECT.tasks(List.of("phone", "email")))
                .containsExactly("correct:phone", "correct:email");
        assertThat(RequestKind.DELETE.tasks(List.of())).containsExactly("erase");
    }

    /** Whatever is tried in whatever order, an ended request never begins again and only an answer or refusal ends the clock. */
    @Property
    void neverGoesBack(@ForAll List<Byte> tries) {
        SubjectRequest now = received;
        for (byte attempt : tries) {
            SubjectRequest before = now;
            try {
                now = switch (Math.floorMod(attempt, 6)) {
                    case 0 -> now.verified("id-shown");
                    case 1 -> now.started();
                    case 2 -> now.extended("complex", DUE);
                    case 3 -> now.answered(0, NOW);
                    case 4 -> now.refused("nothing-held", NOW);
                    default -> now.closed();
                };
                assertThat(now.version()).isEqualTo(before.version() + 1);
                assertThat(now.state().ordinal())
                        .isGreaterThanOrEqualTo(before.state().ordinal());
            } catch (NotPossibleForRequest refused) {
                assertThat(now).isSameAs(before);
            }
            assertThat(now.state().running()).isEqualTo(now.answeredAt() == null);
        }
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatExceptionOfType(NotPossibleForRequest.class).isThrownBy(act);
    }
}
