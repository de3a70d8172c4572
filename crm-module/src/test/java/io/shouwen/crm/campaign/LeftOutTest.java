package io.shouwen.crm.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.privacy.consent.Consents.Standing;
import io.shouwen.privacy.rights.Limit;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LeftOutTest {

    private static final Standing AGREED = new Standing(true, true, "paper");

    @Test
    void reachesWhoAgreesAndHasAnAddress() {
        assertThat(LeftOut.of(Set.of(), AGREED, true)).isEmpty();
    }

    @Test
    void tellsEachReasonApart() {
        assertThat(LeftOut.of(Set.of(Limit.ERASED), AGREED, true)).contains(LeftOut.ERASED);
        assertThat(LeftOut.of(Set.of(Limit.ERASED_BUT_HELD), AGREED, true)).contains(LeftOut.PARTLY_ERASED);
        assertThat(LeftOut.of(Set.of(Limit.RESTRICTED), AGREED, true)).contains(LeftOut.RESTRICTED);
        assertThat(LeftOut.of(Set.of(Limit.AWAITING_GUARDIAN), AGREED, true)).contains(LeftOut.AWAITING_GUARDIAN);
        assertThat(LeftOut.of(Set.of(), null, true)).contains(LeftOut.NO_CONSENT);
        assertThat(LeftOut.of(Set.of(), new Standing(false, false, "phone"), true))
                .contains(LeftOut.CONSENT_WITHDRAWN);
        assertThat(LeftOut.of(Set.of(), new Standing(false, false, OptingOut.CHANNEL), true))
                .contains(LeftOut.OPTED_OUT);
        assertThat(LeftOut.of(Set.of(), new Standing(true, false, "import"), true))
                .contains(LeftOut.TEXT_NOT_PUBLISHED);
        assertThat(LeftOut.of(Set.of(), AGREED, false)).contains(LeftOut.NO_ADDRESS);
    }

    @Test
    void everyWordLeadsBackToItsReason() {
        for (LeftOut reason : LeftOut.values()) {
            assertThat(LeftOut.of(reason.word())).contains(reason);
        }
    }

    /** Whatever else is true of somebody: nobody is reached without a provable consent, against a limit, or nowhere. */
    @Property
    void nobodyIsReachedUnlessEverythingSpeaksForIt(
            @ForAll Set<Limit> limits, @ForAll("standings") Optional<Standing> standing, @ForAll boolean address) {
        boolean reached = LeftOut.of(limits, standing.orElse(null), address).isEmpty();
        assertThat(reached)
                .isEqualTo(limits.isEmpty()
                        && standing.filter(s -> s.given() && s.published()).isPresent()
                        && address);
    }

    /** A stricter limit is told before a lighter one, and any limit before what the person said. */
    @Property
    void tellsTheStrictestLimitFirst(@ForAll Set<Limit> limits, @ForAll("standings") Optional<Standing> standing) {
        if (!limits.isEmpty()) {
            Limit strictest = limits.stream().sorted().findFirst().orElseThrow();
            assertThat(LeftOut.of(limits, standing.orElse(null), false))
                    .isEqualTo(LeftOut.of(Set.of(strictest), AGREED, true));
        }
    }

    @Provide
    Arbitrary<Optional<Standing>> standings() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of("paper", "phone", OptingOut.CHANNEL))
                .as(Standing::new)
                .optional();
    }
}
