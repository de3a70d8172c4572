package io.shouwen.privacy.rights;

import io.shouwen.privacy.vault.PersonId;
import java.util.Optional;

/**
 * How far a person's data may be used has changed; fired in the transaction that changed it, for modules that show it in lists.
 *
 * @param limit the strictest that holds now; empty for none
 */
public record ProcessingLimited(PersonId person, Optional<Limit> limit) {}
