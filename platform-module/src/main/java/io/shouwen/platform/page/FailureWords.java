package io.shouwen.platform.page;

import io.shouwen.platform.database.DatabaseUnavailable;
import io.shouwen.platform.http.Causes;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.FailureReference;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.text.Texts;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the failure of an act says to the person at the page. */
final class FailureWords {

    private static final System.Logger LOG = System.getLogger(FailureWords.class.getName());

    private FailureWords() {}

    /** The refusal that it amounts to; empty where nobody expected it. */
    static Optional<Refusal> refusal(Throwable failure) {
        return Causes.find(failure, Refusal.class)
                .or(() -> DatabaseUnavailable.in(failure))
                .or(() -> Causes.find(failure, OptimisticLockException.class).map(e -> new EntityVersion.Stale()));
    }

    /** One text for each field that does not hold what is accepted, or one for the whole. */
    static List<String> of(Refusal refusal, Locale locale) {
        return refusal instanceof InvalidInput invalid
                ? invalid.fields().stream()
                        .map(field ->
                                Texts.problem(field.code(), locale, Map.of()).orElse(field.accepted()))
                        .toList()
                : List.of(Texts.problem(refusal.code(), locale, refusal.arguments())
                        .orElse(refusal.getMessage()));
    }

    /** With a reference under which operators find it in the log. */
    static String unexpected(Throwable failure, Locale locale) {
        return Texts.problem("platform.unexpected", locale, Map.of()).orElse("unexpected") + " (" + logged(failure)
                + ")";
    }

    /** @return the reference under which operators find it */
    static String logged(Throwable failure) {
        return FailureReference.log(LOG, Causes.describe(failure));
    }
}
