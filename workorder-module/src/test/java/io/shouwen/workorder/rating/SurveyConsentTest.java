package io.shouwen.workorder.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.rights.Limit;
import io.shouwen.privacy.rights.Processing;
import io.shouwen.privacy.vault.PersonId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SurveyConsentTest {

    private static final CustomerId ASKED = new CustomerId(new UUID(0, 1));
    private static final CustomerId OTHER = new CustomerId(new UUID(0, 2));

    private final Ledger ledger = new Ledger();
    private final Limits limits = new Limits();
    private final SurveyConsent offering = new SurveyConsent(ledger, limits, true);
    private final SurveyConsent strict = new SurveyConsent(ledger, limits, false);

    @Test
    void offersALinkToWhoWasNeverAskedBySettingAlone() {
        assertThat(offering.allowsOffer(ASKED)).isTrue();
        assertThat(strict.allowsOffer(ASKED)).isFalse();
        assertThat(offering.allowsContact(ASKED)).isFalse();
    }

    @Test
    void holdsWhatThePersonSaidLast() {
        ledger.write("survey", true);
        assertThat(strict.allowsOffer(ASKED)).isTrue();
        assertThat(strict.allowsContact(ASKED)).isTrue();
        ledger.write("survey", false);
        assertThat(offering.allowsOffer(ASKED)).isFalse();
        assertThat(offering.allowsContact(ASKED)).isFalse();
    }

    @Test
    void takesNoOtherPurposeForThisOne() {
        ledger.write("marketing", true);
        assertThat(strict.allowsOffer(ASKED)).isFalse();
        ledger.write("survey", true);
        ledger.write("marketing", false);
        assertThat(strict.allowsOffer(ASKED)).isTrue();
    }

    @Test
    void picksThoseWhoAgree() {
        ledger.write("survey", true);
        assertThat(offering.allowContact(List.of(ASKED, OTHER))).containsExactly(ASKED);
    }

    @Test
    void contactsNobodyWhoseDataMustNotBeUsed() {
        ledger.write("survey", true);
        limits.of.add(Limit.RESTRICTED);
        assertThat(offering.allowsOffer(ASKED)).isFalse();
        assertThat(offering.allowsContact(ASKED)).isFalse();
        assertThat(offering.allowContact(List.of(ASKED, OTHER))).isEmpty();
    }

    /** What holds for the one person. */
    private static final class Limits extends Processing {

        private final Set<Limit> of = EnumSet.noneOf(Limit.class);

        @Override
        public Set<Limit> limitsOf(PersonId person) {
            return person.equals(ASKED.person()) ? of : Set.of();
        }

        @Override
        public Set<PersonId> unlimited(Collection<PersonId> people) {
            return people.stream().filter(person -> limitsOf(person).isEmpty()).collect(Collectors.toSet());
        }
    }

    /** What one person said, the newest first. */
    private static final class Ledger implements Consents {

        private final Deque<Line> lines = new ArrayDeque<>();

        void write(String purpose, boolean given) {
            lines.addFirst(new Line(purpose, given, given ? "2026-1" : null, "phone", Instant.EPOCH, "a1"));
        }

        @Override
        public List<Line> history(PersonId person) {
            return person.equals(ASKED.person()) ? List.copyOf(lines) : List.of();
        }

        @Override
        public boolean covers(PersonId person, String purpose) {
            return purposesOf(person).contains(purpose);
        }

        @Override
        public Set<PersonId> covered(Collection<PersonId> people, String purpose) {
            return people.stream().filter(person -> covers(person, purpose)).collect(Collectors.toSet());
        }

        @Override
        public Map<PersonId, Standing> standings(Collection<PersonId> people, String purpose) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> purposesOf(PersonId person) {
            return history(person).stream()
                    .collect(Collectors.toMap(Line::purpose, Line::given, (newest, older) -> newest))
                    .entrySet()
                    .stream()
                    .filter(e -> e.getValue())
                    .map(e -> e.getKey())
                    .collect(Collectors.toSet());
        }

        @Override
        public void give(PersonId person, String purpose, String textVersion, String channel, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void withdraw(PersonId person, String purpose, String channel, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void require(PersonId person, String purpose) {
            throw new UnsupportedOperationException();
        }
    }
}
