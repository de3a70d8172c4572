package io.shouwen.privacy.reveal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.vault.FieldKind;
import org.junit.jupiter.api.Test;

class RevealPolicyTest {

    @Test
    void shipsContactsForOnesOwnCaseAndMoneyForTwoPeople() {
        RevealPolicy phone = RevealPolicy.shipped("phone");
        assertThat(phone.secondPerson()).isFalse();
        assertThat(phone.caseRule()).isEqualTo(CaseRule.OWN);
        for (String subject : new String[] {"bank-card", "payment-account", "card-text", RevealPolicy.EXPORT}) {
            RevealPolicy money = RevealPolicy.shipped(subject);
            assertThat(money.secondPerson()).as(subject).isTrue();
            assertThat(money.freshFactor()).as(subject).isTrue();
            assertThat(money.minutes()).as(subject).isEqualTo(15);
        }
    }

    @Test
    void hasASubjectForEveryKindThatCanBeOpenedAndForNoOther() {
        assertThat(RevealPolicy.subjects())
                .contains("phone", "bank-card", RevealPolicy.EXPORT)
                .doesNotContain("resident-id", "passport");
        assertThat(RevealPolicy.subjectOf(FieldKind.PAYMENT_ACCOUNT)).isEqualTo("payment-account");
        assertThat(RevealPolicy.subjects().map(RevealPolicy::shipped))
                .allMatch(policy -> policy.weakness().isEmpty());
    }

    @Test
    void keepsTwoPeopleAndTheFactorForMoneyAndLists() {
        assertThat(policy("bank-card", false, true, CaseRule.OPEN).weakness()).contains("second-person");
        assertThat(policy("payment-account", true, false, CaseRule.OPEN).weakness())
                .contains("fresh-factor");
        assertThat(policy(RevealPolicy.EXPORT, false, true, CaseRule.NONE).weakness())
                .contains("second-person");
        assertThat(policy("bank-card", true, true, CaseRule.OWN).weakness()).isEmpty();
    }

    @Test
    void keepsACaseForEverySingleValue() {
        assertThat(policy("phone", true, true, CaseRule.NONE).weakness()).contains("case");
        assertThat(policy("phone", false, false, CaseRule.OPEN).weakness()).isEmpty();
    }

    @Test
    void lastsAMinuteToADay() {
        assertThatThrownBy(() -> new RevealPolicy("phone", 1, null, false, 0, false, CaseRule.OWN))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new RevealPolicy("phone", 1, null, false, 1441, false, CaseRule.OWN))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new RevealPolicy("phone", 1, null, false, 15, false, null))
                .isInstanceOf(InvalidInput.class);
    }

    private static RevealPolicy policy(String subject, boolean secondPerson, boolean factor, CaseRule rule) {
        return new RevealPolicy(subject, 1, null, secondPerson, 15, factor, rule);
    }
}
