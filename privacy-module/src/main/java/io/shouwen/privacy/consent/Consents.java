package io.shouwen.privacy.consent;

import io.shouwen.privacy.vault.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The consent ledger (P6): given and withdrawn, never overwritten; the newest line of a person and purpose holds, from the
 * moment it is committed. Every use that rests on consent calls {@link #require} first, or {@link #covered} for many.
 */
public interface Consents {

    /**
     * @param purpose word of the purpose, such as {@code service} or {@code marketing}
     * @param textVersion which text the person agreed to
     * @param channel how, such as {@code paper}, {@code web}, {@code import}
     */
    void give(PersonId person, String purpose, String textVersion, String channel, Instant at);

    void withdraw(PersonId person, String purpose, String channel, Instant at);

    boolean covers(PersonId person, String purpose);

    /** @throws NoConsent where the person has not agreed to this purpose, or has taken it back; the refusal is audited */
    void require(PersonId person, String purpose);

    /** Those of them whose consent covers the purpose now. One query, however many they are. */
    Set<PersonId> covered(Collection<PersonId> people, String purpose);

    /** How each of them stands to the purpose now; who never said anything is missing. One query, however many they are. */
    Map<PersonId, Standing> standings(Collection<PersonId> people, String purpose);

    Set<String> purposesOf(PersonId person);

    /** Every line about the person, the newest first. */
    List<Line> history(PersonId person);

    /** One line of the ledger. */
    record Given(PersonId person, String purpose, String textVersion, String channel, Instant at) {}

    /**
     * A line as it stands in the ledger.
     *
     * @param textVersion null for a withdrawal
     * @param by staff number
     */
    record Line(String purpose, boolean given, String textVersion, String channel, Instant at, String by) {}

    /**
     * What the newest line says.
     *
     * @param published whether the text that they agreed to is a published one: to other words nobody can prove an agreement
     * @param channel how they said it
     */
    record Standing(boolean given, boolean published, String channel) {}

    /** Many lines at once, in one round trip. For imports and the like. */
    default void giveAll(List<Given> lines) {
        lines.forEach(l -> give(l.person(), l.purpose(), l.textVersion(), l.channel(), l.at()));
    }
}
