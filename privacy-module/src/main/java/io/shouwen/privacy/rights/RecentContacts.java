package io.shouwen.privacy.rights;

import io.shouwen.privacy.vault.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Implemented by the modules that know of contacts: who of these people has had one since. One query. */
public interface RecentContacts {

    Set<PersonId> since(Collection<PersonId> people, Instant moment);
}
