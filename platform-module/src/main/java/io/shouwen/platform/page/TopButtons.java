package io.shouwen.platform.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What this person can begin from the top of this page. */
@Named
@RequestScoped
public class TopButtons {

    private Instance<TopButton> sources;
    private Frame frame;
    private Appearance appearance;
    private List<TopButton.Shown> all;

    protected TopButtons() {} // CDI proxy

    @Inject
    TopButtons(@Any Instance<TopButton> sources, Frame frame, Appearance appearance) {
        this.sources = sources;
        this.frame = frame;
        this.appearance = appearance;
    }

    public List<TopButton.Shown> getAll() {
        if (all == null) {
            all = frame.isSignedIn()
                    ? sources.stream()
                            .flatMap(source -> source.shown(appearance.getLocale()).stream())
                            .toList()
                    : List.of();
        }
        return all;
    }
}
