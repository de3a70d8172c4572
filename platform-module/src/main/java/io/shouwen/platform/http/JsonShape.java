package io.shouwen.platform.http;

import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Compares what was read with the record that an operation wants, because JSON-B takes {@code "1"} for a number, 1 for a text
 * and everything but {@code true}, nothing included, for {@code false}. A {@code boolean} must be there, and what the record's
 * {@code @Schema(requiredProperties)} names; everything else may be left out or null; elements of lists are never null.
 * Members that the record does not know are let be.
 */
final class JsonShape {

    private static final int MOST_PLACES = 40;

    private final List<InvalidInput.FieldProblem> problems = new ArrayList<>();

    private JsonShape() {}

    /** @throws InvalidInput naming every member that is of another kind than the record's */
    static void require(Object json, Class<?> wanted) {
        if (!wanted.isRecord() || json == null) {
            return;
        }
        JsonShape shape = new JsonShape();
        shape.compare("body", json, wanted);
        if (!shape.problems.isEmpty()) {
            throw new InvalidInput(shape.problems);
        }
    }

    private void record(String name, Map<?, ?> members, Class<?> wanted) {
        String prefix = name.equals("body") ? "" : name + ".";
        List<String> required = required(wanted);
        for (RecordComponent component : wanted.getRecordComponents()) {
            JsonbProperty renamed = component.getAccessor().getAnnotation(JsonbProperty.class);
            String member = renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
            Object value = members.get(member);
            if (value != null) {
                compare(prefix + member, value, component.getGenericType());
            } else if (required.contains(member)) {
                problems.add(new InvalidInput.FieldProblem(prefix + member, "platform.required", "it must be there"));
            } else if (component.getType() == boolean.class) {
                demand(false, prefix + member, "true or false");
            } else if (component.getType().isPrimitive() && members.containsKey(member)) {
                demand(false, prefix + member, "a number");
            }
        }
    }

    /** What the API's description promises is asked for. */
    private static List<String> required(Class<?> record) {
        Schema declared = record.getAnnotation(Schema.class);
        return declared == null ? List.of() : List.of(declared.requiredProperties());
    }

    private void compare(String name, Object value, Type type) {
        if (type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            list(name, value, generic.getActualTypeArguments()[0]);
        } else if (type instanceof Class<?> kind) {
            compare(name, value, kind);
        }
    }

    private void list(String name, Object value, Type element) {
        if (!(value instanceof List<?> elements)) {
            demand(false, name, "a list");
            return;
        }
        for (int i = 0; i < elements.size(); i++) {
            String one = name + "[" + i + "]";
            if (elements.get(i) == null) {
                demand(false, one, "something else than null");
            } else {
                compare(one, elements.get(i), element);
            }
        }
    }

    private void compare(String name, Object value, Class<?> kind) {
        if (kind.isRecord()) {
            if (value instanceof Map<?, ?> members) {
                record(name, members, kind);
            } else {
                demand(false, name, "an object");
            }
        } else if (kind == String.class || kind.isEnum()) {
            demand(value instanceof String, name, "a text");
        } else if (kind == boolean.class || kind == Boolean.class) {
            demand(value instanceof Boolean, name, "true or false");
        } else if (kind == int.class || kind == Integer.class) {
            demand(isWhole(value, 31), name, "a whole number");
        } else if (kind == long.class || kind == Long.class) {
            demand(isWhole(value, 63), name, "a whole number");
        } else if (kind == BigDecimal.class) {
            demand(
                    value instanceof BigDecimal number
                            && Math.abs(number.scale()) <= MOST_PLACES
                            && number.precision() <= MOST_PLACES,
                    name,
                    "a number of at most " + MOST_PLACES + " digits");
        } else if (kind == UUID.class) {
            demand(value instanceof String text && reads(() -> UUID.fromString(text)), name, "a UUID");
        } else if (kind == Instant.class) {
            demand(
                    value instanceof String text && reads(() -> Years.bound(Instant.parse(text))),
                    name,
                    "an RFC 3339 time such as 2026-11-21T08:00:00Z, " + Years.ACCEPTED);
        } else if (kind == LocalDate.class) {
            demand(
                    value instanceof String text && reads(() -> Years.bound(LocalDate.parse(text))),
                    name,
                    "a date such as 2026-11-21, " + Years.ACCEPTED);
        }
    }

    private static boolean isWhole(Object value, int bits) {
        if (!(value instanceof BigDecimal number)) {
            return false;
        }
        try {
            BigInteger whole = number.toBigIntegerExact();
            return whole.bitLength() <= bits;
        } catch (ArithmeticException fraction) {
            return false;
        }
    }

    private static boolean reads(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (IllegalArgumentException | DateTimeException none) {
            return false;
        }
    }

    private void demand(boolean holds, String name, String accepted) {
        if (!holds) {
            problems.add(new InvalidInput.FieldProblem(name, "platform.not-accepted", accepted));
        }
    }
}
