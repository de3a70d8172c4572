package io.shouwen.privacy.reveal;

import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Which person or case a number on a piece of paper means. Says only the id: nothing about either. */
@ApplicationScoped
public class KnownNumbers {

    private Instance<RevealableFields> people;
    private Instance<OpenCases> cases;

    protected KnownNumbers() {} // CDI proxy

    @Inject
    KnownNumbers(@Any Instance<RevealableFields> people, @Any Instance<OpenCases> cases) {
        this.people = people;
        this.cases = cases;
    }

    /** @param text an id, or a number such as {@code C-7K3M9-QX2WD} */
    public Optional<PersonId> person(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String number = text.strip();
        try {
            return Optional.of(new PersonId(UUID.fromString(number)));
        } catch (IllegalArgumentException notAnId) {
            return people.stream()
                    .flatMap(module -> module.numbered(number).stream())
                    .findFirst();
        }
    }

    /** @param text a reference such as {@code workorder/0190…}, or a number such as {@code GD261121-000042} */
    public Optional<String> openCase(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String number = text.strip();
        return Conditions.knownCase(number) != null
                ? Optional.of(number)
                : cases.stream()
                        .flatMap(module -> module.numbered(number).stream())
                        .findFirst();
    }
}
