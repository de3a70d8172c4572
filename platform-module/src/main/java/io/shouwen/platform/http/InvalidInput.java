package io.shouwen.platform.http;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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

    /** Reads one value; what is wrong with it is told of the field that the caller knows. */
    public static <T> T named(String field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidInput invalid) {
            throw new InvalidInput(invalid.fields().stream()
                    .map(problem -> new FieldProblem(field, problem.code(), problem.accepted()))
                    .toList());
        }
    }

    public List<FieldProblem> fields() {
        return fields == null ? List.of() : fields;
    }
}
