package io.shouwen.privacy.freetext.portal;

import io.shouwen.platform.access.Actor;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.freetext.ProtectedTexts;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** For pages that show texts: the way to an original, where one is kept and the reader may ask for it. */
@Named
@RequestScoped
public class OriginalLinks {

    private ProtectedTexts texts;
    private Actor actor;
    private final Map<UUID, Set<String>> known = new HashMap<>();

    protected OriginalLinks() {} // CDI proxy

    @Inject
    OriginalLinks(ProtectedTexts texts, Actor actor) {
        this.texts = texts;
        this.actor = actor;
    }

    /**
     * @param field such as {@code crm.interaction.summary}
     * @param openCase on which the reader would ask, or null
     * @return path and query, or null where there is no original or no asking for it
     */
    public String to(String field, UUID person, UUID row, String openCase) {
        if (person == null || row == null || openCase == null || !actor.may(PrivacyPermissions.REVEAL)) {
            return null;
        }
        return known.computeIfAbsent(person, p -> texts.originalsAbout(new PersonId(p)))
                        .contains(field + "/" + row)
                ? "/privacy/original?field=" + field + "&person=" + person + "&row=" + row + "&case=" + openCase
                : null;
    }
}
