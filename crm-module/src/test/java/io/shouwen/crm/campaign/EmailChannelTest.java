package io.shouwen.crm.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.crm.campaign.CampaignChannel.Outcome;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import org.junit.jupiter.api.Test;

/** What is taken for a refusal: only what the server said. All else may have arrived. */
class EmailChannelTest {

    @Test
    void takesReplyCodesForRefusals() {
        assertThat(outcome("550 5.1.1 no such user")).isEqualTo(Outcome.REFUSED);
        assertThat(outcome("554-line one\n554 line two")).isEqualTo(Outcome.REFUSED);
        assertThat(outcome("451 4.7.1 greylisted")).isEqualTo(Outcome.REFUSED_FOR_NOW);
    }

    @Test
    void looksAtTheServersReplyBehindTheLibrarysWords() {
        SendFailedException outer = new SendFailedException("Invalid Addresses");
        outer.setNextException(new MessagingException("550 no such user"));
        assertThat(EmailChannel.outcome(outer)).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void knowsNothingWhereTheLineBrokeOff() {
        assertThat(outcome("[EOF]")).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome(null)).isEqualTo(Outcome.UNKNOWN);
    }

    private static Outcome outcome(String message) {
        return EmailChannel.outcome(new SendFailedException(message));
    }
}
