package io.shouwen.platform.page;

import io.shouwen.platform.http.ErrorAnswers;
import io.shouwen.platform.http.ErrorAnswers.Failure;
import io.shouwen.platform.text.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;

/** Why the page that somebody asked for does not come: what happened, what was kept, what to do. */
@Named
@RequestScoped
public class ErrorPage {

    private Failure failure;
    private Appearance appearance;

    @Inject
    public ErrorPage(HttpServletRequest request, Appearance appearance) {
        this.failure = request.getAttribute(ErrorAnswers.FAILURE) instanceof Failure told
                ? told
                : new Failure(404, "platform.unknown-address", "", Map.of(), "");
        this.appearance = appearance;
    }

    protected ErrorPage() {} // CDI proxy

    public String getTitle() {
        return words("title");
    }

    /** A named refusal says it itself; otherwise the status has its words. */
    public String getText() {
        return refusal().orElseGet(() -> words("text"));
    }

    private Optional<String> refusal() {
        return failure.ofStatus()
                ? Optional.empty()
                : Texts.problem(failure.code(), appearance.getLocale(), failure.arguments());
    }

    /** What operators find in the log; empty where nothing unexpected has happened. */
    public String getReference() {
        return failure.reference();
    }

    private String words(String part) {
        return find(failure.code(), part)
                .or(() -> find(Integer.toString(failure.status()), part))
                .or(() -> find(failure.status() < 500 ? "400" : "500", part))
                .orElse("");
    }

    private Optional<String> find(String what, String part) {
        return Texts.find("platform", "error." + what + "." + part, appearance.getLocale(), Map.of());
    }
}
