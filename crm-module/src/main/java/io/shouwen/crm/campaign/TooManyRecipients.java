package io.shouwen.crm.campaign;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** More people than one campaign may be for. */
public final class TooManyRecipients extends Refusal {

    TooManyRecipients(int most) {
        super(
                Kind.UNPROCESSABLE,
                "crm.campaign-too-many",
                "a campaign is for at most " + most + " people: narrow the audience",
                Map.of("most", most));
    }
}
