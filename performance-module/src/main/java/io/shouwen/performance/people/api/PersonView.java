package io.shouwen.performance.people.api;

import io.shouwen.performance.people.Person;
import java.util.List;

/** Somebody in scope of scores and pay. */
public record PersonView(String staff, List<PersonRequest.Period> periods) {

    static PersonView of(Person person) {
        return new PersonView(
                person.staff().value(),
                person.periods().stream()
                        .map(period -> new PersonRequest.Period(
                                period.from().toString(),
                                period.until() == null ? null : period.until().toString(),
                                period.level(),
                                period.group()))
                        .toList());
    }
}
