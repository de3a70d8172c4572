package io.shouwen.crm.customer;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.InvalidInput.FieldProblem;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.Vault;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody typed about a customer, in clear, on its way to the vault. Lives for one call, prints nothing, is stored
 * nowhere.
 */
public final class CustomerDetails {

    private final Map<CustomerField, String> texts = new EnumMap<>(CustomerField.class);

    /** Ignores blank text: nothing was said. */
    public CustomerDetails with(CustomerField field, String text) {
        if (text != null && !text.isBlank()) {
            texts.put(field, text.strip());
        }
        return this;
    }

    public Optional<String> text(CustomerField field) {
        return Optional.ofNullable(texts.get(field));
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /** Everything that is not of its field's kind. */
    public List<FieldProblem> problems(Vault vault) {
        List<FieldProblem> problems = new ArrayList<>();
        texts.forEach((field, text) -> {
            if (field.tooLong(text)
                    || text.codePoints().anyMatch(Character::isISOControl)
                    || vault.problemWith(field.stored(), text).isPresent()) {
                problems.add(field.problem());
            }
        });
        return problems;
    }

    /** The texts by stored field, for the vault. */
    public Map<ProtectedField, String> forVault() {
        Map<ProtectedField, String> values = new LinkedHashMap<>();
        texts.forEach((field, text) -> values.put(field.stored(), text));
        return values;
    }

    void requireSound(Vault vault) {
        refuse(problems(vault));
    }

    void requireSoundWithName(Vault vault) {
        List<FieldProblem> problems = problems(vault);
        if (!texts.containsKey(CustomerField.NAME)) {
            problems.add(0, CustomerField.NAME.problem());
        }
        refuse(problems);
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    @Override
    public String toString() {
        return "CustomerDetails" + texts.keySet();
    }
}
