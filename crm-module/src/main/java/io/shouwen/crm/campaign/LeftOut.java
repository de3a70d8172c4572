package io.shouwen.crm.campaign;

import io.shouwen.privacy.consent.Consents.Standing;
import io.shouwen.privacy.rights.Limit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Why somebody whom a campaign is for does not get it; the first that applies is told. */
public enum LeftOut {
    /** Their data is gone. */
    ERASED,
    /** Gone but for what a hold keeps, which serves that hold alone. */
    PARTLY_ERASED,
    /** They asked us to stop using their data. */
    RESTRICTED,
    /** Under age, and no guardian has agreed. */
    AWAITING_GUARDIAN,
    /** Opted out by the link in an earlier mail. */
    OPTED_OUT,
    /** Took their consent back in another way. */
    CONSENT_WITHDRAWN,
    /** Never agreed to the purpose. */
    NO_CONSENT,
    /** Agreed to words that were never published, so that nobody can prove to what. */
    TEXT_NOT_PUBLISHED,
    /** Has no address on this channel. */
    NO_ADDRESS;

    /** In answers, such as {@code no-consent}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<LeftOut> of(String word) {
        return Stream.of(values()).filter(reason -> reason.word().equals(word)).findFirst();
    }

    /**
     * @param limits to the use of their data
     * @param standing the newest of what they said about the purpose, or null
     * @param address whether there is one
     * @return empty for whom the campaign may reach
     */
    static Optional<LeftOut> of(Set<Limit> limits, Standing standing, boolean address) {
        return Stream.of(
                        limited(limits),
                        disagrees(standing),
                        address ? Optional.<LeftOut>empty() : Optional.of(NO_ADDRESS))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<LeftOut> limited(Set<Limit> limits) {
        return limits.stream().sorted().findFirst().map(limit -> switch (limit) {
            case ERASED -> ERASED;
            case ERASED_BUT_HELD -> PARTLY_ERASED;
            case RESTRICTED -> RESTRICTED;
            case AWAITING_GUARDIAN -> AWAITING_GUARDIAN;
        });
    }

    private static Optional<LeftOut> disagrees(Standing standing) {
        if (standing == null) {
            return Optional.of(NO_CONSENT);
        }
        if (!standing.given()) {
            return Optional.of(OptingOut.CHANNEL.equals(standing.channel()) ? OPTED_OUT : CONSENT_WITHDRAWN);
        }
        return standing.published() ? Optional.empty() : Optional.of(TEXT_NOT_PUBLISHED);
    }
}
