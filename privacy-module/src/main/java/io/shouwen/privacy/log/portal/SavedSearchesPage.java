package io.shouwen.privacy.log.portal;

import io.shouwen.privacy.log.SavingSearches;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** Searches of the audit list under names, beside the list. */
@Named
@ViewScoped
public class SavedSearchesPage implements Serializable {

    private SavingSearches saving;
    private AuditLogPage list;

    private transient List<SavingSearches.SavedSearch> all;
    private transient String name; // what is being typed is in no stored session
    private boolean shared;

    protected SavedSearchesPage() {} // CDI proxy

    @Inject
    SavedSearchesPage(SavingSearches saving, AuditLogPage list) {
        this.saving = saving;
        this.list = list;
    }

    public List<SavingSearches.SavedSearch> getAll() {
        if (all == null) {
            all = saving.all();
        }
        return all;
    }

    /** The search that the list shows. */
    public void save() {
        saving.save(name, list.query(), shared);
        all = null;
        name = null;
    }

    public void forget(UUID id) {
        saving.forget(id);
        all = null;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public boolean isShared() {
        return shared;
    }

    public void setShared(boolean shared) {
        this.shared = shared;
    }
}
