package io.shouwen.privacy.review;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.InvalidInput.FieldProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A version of a rule about what nobody may hold together.
 *
 * @param active false where it is no longer looked for
 */
public record DutyRule(DutyConflict conflict, int version, boolean active, Instant changedAt, String changedBy) {

    private static final int MOST_CHARACTERS = 100;

    /** @throws InvalidInput where the rule could concern nobody, or does not say in both languages what it is about */
    void requireMeaning() {
        List<FieldProblem> problems = new ArrayList<>();
        if (!conflict.word().matches("[a-z]+(-[a-z]+)*") || conflict.word().length() > 40) {
            problems.add(new FieldProblem("word", "privacy.not-a-duty-rule", "small letters and hyphens"));
        }
        if (!isSide(conflict.one())) {
            problems.add(new FieldProblem("one", "privacy.not-a-side-of-duties", SIDES));
        }
        if (!isSide(conflict.other())) {
            problems.add(new FieldProblem("other", "privacy.not-a-side-of-duties", SIDES));
        }
        if (!isText(conflict.zh())) {
            problems.add(new FieldProblem("zh", "privacy.not-a-duty-rule", "1 to 100 characters"));
        }
        if (!isText(conflict.en())) {
            problems.add(new FieldProblem("en", "privacy.not-a-duty-rule", "1 to 100 characters"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private static final String SIDES =
            "role:<name>, role:* for any other role, permission:<name>, or permission:<beginning with a dot at its end>";

    private static boolean isText(String text) {
        return text != null && !text.isBlank() && text.length() <= MOST_CHARACTERS;
    }

    private static boolean isSide(String side) {
        if (side == null) {
            return false;
        }
        if (side.startsWith("role:")) {
            return side.equals("role:*")
                    || Stream.of(Role.values()).anyMatch(role -> side.equals("role:" + role.realmName()));
        }
        if (!side.startsWith("permission:")) {
            return false;
        }
        String name = side.substring("permission:".length());
        return ModuleCatalogue.all().stream()
                .flatMap(catalogue -> catalogue.permissions().stream())
                .map(PermissionDefinition::name)
                .anyMatch(known -> name.endsWith(".") ? known.startsWith(name) : known.equals(name));
    }
}
