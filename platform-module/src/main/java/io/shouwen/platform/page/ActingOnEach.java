package io.shouwen.platform.page;

import io.shouwen.platform.access.SecondFactorNeeded;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The same act on each of several rows, one after the other, as if it were done to that one alone: what is refused to one
 * holds up none of the others.
 */
@ApplicationScoped
public class ActingOnEach {

    private final Appearance appearance;

    @Inject
    ActingOnEach(Appearance appearance) {
        this.appearance = appearance;
    }

    protected ActingOnEach() { // CDI proxy
        this(null);
    }

    /** @param refusal why nothing was done, or null where it was */
    public record Outcome(UUID id, String refusal) implements Serializable {
        public boolean done() {
            return refusal == null;
        }
    }

    /**
     * @throws InvalidInput where none is chosen, or what was typed is refused to the first
     * @throws SecondFactorNeeded likewise
     */
    public List<Outcome> act(List<ChosenRow> rows, Consumer<ChosenRow> act) {
        if (rows.isEmpty()) {
            throw InvalidInput.of("chosen-row", "platform.none-chosen", "at least one row");
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (ChosenRow row : rows) {
            try {
                act.accept(row);
                outcomes.add(new Outcome(row.id(), null));
            } catch (RuntimeException failure) {
                Optional<Refusal> refusal = FailureWords.refusal(failure);
                if (outcomes.isEmpty()
                        && refusal.filter(ActingOnEach::holdsForAll).isPresent()) {
                    throw failure;
                }
                outcomes.add(new Outcome(
                        row.id(),
                        refusal.map(known -> String.join(" ", FailureWords.of(known, appearance.getLocale())))
                                .orElseGet(() -> FailureWords.unexpected(failure, appearance.getLocale()))));
            }
        }
        return outcomes;
    }

    private static boolean holdsForAll(Refusal refusal) {
        return refusal instanceof InvalidInput || refusal instanceof SecondFactorNeeded;
    }
}
