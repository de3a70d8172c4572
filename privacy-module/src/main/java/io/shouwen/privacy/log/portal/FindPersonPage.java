package io.shouwen.privacy.log.portal;

import io.shouwen.privacy.log.FindingPerson;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.omnifaces.util.Faces;

/** A number is pasted, and the log of the person who has it is shown. The number is kept nowhere, nor in an address. */
@Named
@RequestScoped
public class FindPersonPage {

    private FindingPerson finding;

    private String number;
    private List<UUID> found;

    protected FindPersonPage() {} // CDI proxy

    @Inject
    FindPersonPage(FindingPerson finding) {
        this.finding = finding;
    }

    public void find() throws IOException {
        String asked = number;
        number = null;
        found = finding.byNumber(asked).stream().map(PersonId::value).toList();
        if (found.size() == 1) {
            Faces.redirect("privacy/audit-log?subject=%s", found.get(0));
        }
    }

    /** Null before anything was asked; several where a family shares a number. */
    public List<UUID> getFound() {
        return found;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }
}
