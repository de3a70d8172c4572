package io.shouwen.platform.http;

import java.util.List;
import java.util.Map;

/** One or more fields do not hold what is accepted; says which and what is. Never repeats the value. */
public final class InvalidInput extends Refusal {

    /**
     * @param field name in the request, such as {@code phone} or {@code lines[3].amount}
     * @param code bundle key, such as {@code crm.phone-not-a-number}
     * @param accepted what would be accepted, in English
     */
    public record FieldProblem(String field, String code, String accepted) {}

    private final transient List<FieldProblem> fields;

    public InvalidInput(List<FieldProblem> fields) {
        super(
                Kind.INVALID,
                "platform.invalid-input",
                "invalid: " + fields.stream().map(FieldProblem::field).toList(),
                Map.of());
        this.fields = List.copyOf(fields);
    }

    public static InvalidInput of(String field, String code, String accepted) {
        return new InvalidInput(List.of(new FieldProblem(field, code, accepted)));
    }

    public List<FieldProblem> fields() {
        return fields == null ? List.of() : fields;
    }
}
