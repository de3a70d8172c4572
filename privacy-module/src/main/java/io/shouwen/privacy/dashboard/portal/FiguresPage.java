package io.shouwen.privacy.dashboard.portal;

import io.shouwen.platform.access.Actor;
import io.shouwen.privacy.dashboard.DashboardFigure;
import io.shouwen.privacy.dashboard.DashboardFigure.Reading;
import io.shouwen.privacy.dashboard.DashboardFigure.State;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The figures that this person may see, in their order. One that cannot be read says so and hides no other. */
@Named
@RequestScoped
public class FiguresPage {

    private static final System.Logger LOG = System.getLogger(FiguresPage.class.getName());

    private Actor actor;
    private Instance<DashboardFigure> figures;

    private List<Shown> shown;

    protected FiguresPage() {} // CDI proxy

    @Inject
    FiguresPage(Actor actor, @Any Instance<DashboardFigure> figures) {
        this.actor = actor;
        this.figures = figures;
    }

    /**
     * @param state {@code calm}, {@code attention} or {@code alarm}
     * @param link null where there are no rows to show
     */
    public record Shown(String word, String figure, String state, String hint, String link) {}

    public List<Shown> getShown() {
        if (shown == null) {
            shown = figures.stream()
                    .filter(figure -> actor.may(figure.permission()))
                    .sorted(Comparator.comparingInt(DashboardFigure::position))
                    .map(FiguresPage::shown)
                    .toList();
        }
        return shown;
    }

    private static Shown shown(DashboardFigure figure) {
        Reading reading;
        try {
            reading = figure.read();
        } catch (RuntimeException unreadable) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The figure {0} cannot be read: {1}",
                    figure.word(),
                    unreadable.getClass().getName());
            reading = new Reading("?", State.ATTENTION, Optional.empty(), Optional.empty());
        }
        return new Shown(
                figure.word(),
                reading.figure(),
                reading.state().name().toLowerCase(java.util.Locale.ROOT),
                reading.hint().orElse(null),
                reading.link().orElse(null));
    }
}
