package io.shouwen.privacy.consent;

import io.shouwen.privacy.vault.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The consent ledger (P6): given and withdrawn, never overwritten. Every use asks {@link #covers}. */
public interface Consents {

    /**
     * @param purpose word of the purpose, such as {@code service} or {@code marketing}
     * @param textVersion which text the person agreed to
     * @param channel how, such as {@code paper}, {@code web}, {@code import}
     */
    void give(PersonId person, String purpose, String textVersion, String channel, Instant at);

    void withdraw(PersonId person, String purpose, String channel, Instant at);

    boolean covers(PersonId person, String purpose);

    Set<String> purposesOf(PersonId person);

    /** One line of the ledger. */
    record Given(PersonId person, String purpose, String textVersion, String channel, Instant at) {}

    /** Many lines at once, in one round trip. For imports and the like. */
    default void giveAll(List<Given> lines) {
        lines.forEach(l -> give(l.person(), l.purpose(), l.textVersion(), l.channel(), l.at()));
    }
}
