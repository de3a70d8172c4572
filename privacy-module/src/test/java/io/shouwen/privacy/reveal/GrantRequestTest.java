package io.shouwen.privacy.reveal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.reveal.GrantRequest.Use;
import io.shouwen.privacy.vault.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GrantRequestTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final StaffId ASKER = new StaffId("1025");
    private static final StaffId APPROVER = new StaffId("1028");
    private static final PersonId PERSON = new PersonId(new UUID(1, 1));
    private static final String CARD = "crm.customer.card";
    private static final String CASE = "workorder/0190b5a4-0000-7000-8000-000000000001";
    private static final Use USE = new Use(ASKER, "s1", PERSON, CARD, "refund-payment", CASE);

    private final GrantRequest open = request(Wanted.of(PERSON, List.of(CARD)));
    private final GrantRequest granted = open.granted(APPROVER, null, NOW);

    @Test
    void opensNothingBeforeItIsGranted() {
        assertThat(open.opens(USE, NOW)).isFalse();
        assertThat(granted.opens(USE, NOW)).isTrue();
    }

    @Test
    void opensNothingFromTheInstantOfItsExpiryOn() {
        Instant end = NOW.plus(Duration.ofMinutes(15));
        assertThat(granted.opens(USE, end.minusNanos(1))).isTrue();
        assertThat(granted.opens(USE, end)).isFalse();
        assertThat(granted.state(end)).isEqualTo(RequestState.LAPSED);
    }

    @Test
    void opensNothingElse() {
        PersonId other = new PersonId(new UUID(2, 2));
        String otherCase = CASE.replace("01", "02");
        assertThat(granted.opens(new Use(APPROVER, "s1", PERSON, CARD, "refund-payment", CASE), NOW))
                .isFalse();
        assertThat(granted.opens(new Use(ASKER, "s1", other, CARD, "refund-payment", CASE), NOW))
                .isFalse();
        assertThat(granted.opens(new Use(ASKER, "s1", PERSON, "crm.customer.phone", "refund-payment", CASE), NOW))
                .isFalse();
        assertThat(granted.opens(new Use(ASKER, "s1", PERSON, CARD, "legal-duty", CASE), NOW))
                .isFalse();
        assertThat(granted.opens(new Use(ASKER, "s1", PERSON, CARD, "refund-payment", otherCase), NOW))
                .isFalse();
        assertThat(granted.opens(new Use(ASKER, "s1", PERSON, CARD, "refund-payment", null), NOW))
                .isFalse();
    }

    @Test
    void staysWithTheSessionThatUsedItFirst() {
        GrantRequest used = usedIn("s1");
        assertThat(used.opens(USE, NOW)).isTrue();
        assertThat(used.opens(new Use(ASKER, "s2", PERSON, CARD, "refund-payment", CASE), NOW))
                .isFalse();
    }

    @Test
    void opensNothingOnceItIsWithdrawn() {
        assertThat(granted.withdrawn(ASKER, false, NOW).opens(USE, NOW)).isFalse();
        assertThat(granted.withdrawn(APPROVER, true, NOW).state(NOW)).isEqualTo(RequestState.WITHDRAWN);
        assertThatThrownBy(() -> granted.withdrawn(new StaffId("1001"), false, NOW))
                .isInstanceOf(NotYoursToWithdraw.class);
    }

    @Test
    void isNeverAnsweredByItsAsker() {
        assertThatThrownBy(() -> open.granted(ASKER, null, NOW)).isInstanceOf(NobodyApprovesTheirOwnRequest.class);
        assertThatThrownBy(() -> open.refused(ASKER, RefusalReason.OTHER, null, NOW))
                .isInstanceOf(NobodyApprovesTheirOwnRequest.class);
    }

    @Test
    void isAnsweredOnceOnly() {
        assertThatThrownBy(() -> granted.granted(new StaffId("1029"), null, NOW))
                .isInstanceOf(RequestNotOpen.class);
        assertThatThrownBy(() -> granted.refused(APPROVER, RefusalReason.TOO_OFTEN, null, NOW))
                .isInstanceOf(RequestNotOpen.class);
        GrantRequest withdrawn = open.withdrawn(ASKER, false, NOW);
        assertThatThrownBy(() -> withdrawn.granted(APPROVER, null, NOW)).isInstanceOf(RequestNotOpen.class);
    }

    @Test
    void isTooOldToAnswerAfterADay() {
        Instant end = NOW.plus(Duration.ofDays(1));
        assertThat(open.granted(APPROVER, null, end.minusNanos(1)).state(end)).isEqualTo(RequestState.GRANTED);
        assertThatThrownBy(() -> open.granted(APPROVER, null, end)).isInstanceOf(RequestNotOpen.class);
        assertThat(open.state(end)).isEqualTo(RequestState.EXPIRED);
    }

    @Test
    void lastsFromTheYesNotFromTheQuestion() {
        GrantRequest late = open.granted(APPROVER, null, NOW.plus(Duration.ofHours(3)));
        assertThat(late.grantedUntil()).isEqualTo(NOW.plus(Duration.ofHours(3)).plus(Duration.ofMinutes(15)));
    }

    @Test
    void givesAListOnceAndNoSingleValue() {
        GrantRequest list = request(new Wanted(null, List.of("crm.customer.phone"), "crm.customers", "", 12))
                .granted(APPROVER, null, NOW);
        assertThat(list.opens(USE, NOW)).isFalse();
        assertThat(list.state(NOW)).isEqualTo(RequestState.GRANTED);
        GrantRequest downloaded = new GrantRequest(
                list.id(), list.asked(), list.status(), list.answer(), list.grantedUntil(), null, 1, NOW, "s1", 2);
        assertThat(downloaded.state(NOW)).isEqualTo(RequestState.USED);
    }

    /** Whatever is tried: it opens only where every part is the one that was granted, and only in time. */
    @Property
    void opensExactlyWhatWasGranted(@ForAll("uses") Use use, @ForAll("instants") Instant at) {
        boolean same = use.by().equals(ASKER)
                && use.person().equals(PERSON)
                && use.field().equals(CARD)
                && use.purpose().equals("refund-payment")
                && CASE.equals(use.caseReference())
                && use.session().equals("s1");
        boolean inTime = at.isBefore(NOW.plus(Duration.ofMinutes(15)));
        assertThat(usedIn("s1").opens(use, at)).isEqualTo(same && inTime);
    }

    @Provide
    Arbitrary<Use> uses() {
        return Combinators.combine(
                        Arbitraries.of(ASKER, APPROVER),
                        Arbitraries.of("s1", "s2"),
                        Arbitraries.of(PERSON, new PersonId(new UUID(2, 2))),
                        Arbitraries.of(CARD, "crm.customer.phone"),
                        Arbitraries.of("refund-payment", "legal-duty"),
                        Arbitraries.of(CASE, "workorder/2").injectNull(0.2))
                .as(Use::new);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, 2 * 15 * 60).map(NOW::plusSeconds);
    }

    private GrantRequest usedIn(String session) {
        return new GrantRequest(
                granted.id(),
                granted.asked(),
                granted.status(),
                granted.answer(),
                granted.grantedUntil(),
                null,
                1,
                NOW,
                session,
                granted.version());
    }

    private static GrantRequest request(Wanted wanted) {
        return GrantRequest.open(
                new GrantRequestId(new UUID(7, 7)),
                new GrantRequest.Asked(
                        ASKER,
                        Portal.FINANCE,
                        wanted,
                        "refund-payment",
                        CASE,
                        Why.PAYMENT_FAILED,
                        null,
                        NOW,
                        NOW.plus(Duration.ofDays(1)),
                        Duration.ofMinutes(15)));
    }
}
