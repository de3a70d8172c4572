package io.shouwen.platform.page;

import io.shouwen.platform.access.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The search field at the top: asks every source that the person may use. What is typed travels by POST only. */
@Named
@RequestScoped
public class SearchEverywhere {

    private static final int AT_MOST = 8;

    private Instance<SearchSource> sources;
    private CurrentActor actor;
    private Appearance appearance;
    private String chosen;

    @Inject
    public SearchEverywhere(@Any Instance<SearchSource> sources, CurrentActor actor, Appearance appearance) {
        this.sources = sources;
        this.actor = actor;
        this.appearance = appearance;
    }

    protected SearchEverywhere() {} // CDI proxy

    /** Whether there is anything that this person could find. */
    public boolean isUsable() {
        return actor.isKnown() && sources.stream().anyMatch(s -> s.usableBy(actor));
    }

    public List<SearchSource.Found> find(String text) {
        List<SearchSource.Found> found = new ArrayList<>();
        if (text != null && text.trim().length() >= 3) {
            for (SearchSource source : sources) {
                if (source.usableBy(actor)) {
                    found.addAll(source.find(text.trim(), AT_MOST, appearance.isEnglish()));
                }
            }
        }
        return found;
    }

    /** Path of the hit that was picked. */
    public String getChosen() {
        return chosen;
    }

    public void setChosen(String chosen) {
        this.chosen = chosen;
    }

    public void open() throws IOException {
        if (chosen != null && chosen.startsWith("/") && !chosen.startsWith("//")) {
            var external = FacesContext.getCurrentInstance().getExternalContext();
            external.redirect(external.getRequestContextPath() + chosen);
        }
    }
}
