package io.shouwen.platform.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/**
 * Reads typed ids (records of one UUID or one String whose name ends in {@code Id}), UUIDs, instants, dates, months, numbers,
 * {@code true} and {@code false} and texts from paths, queries and headers; what is none is a 400 that names the parameter and
 * says what is accepted. A parameter that is left out is none of ours: give a primitive a default value.
 */
public class IdParameters implements ParamConverterProvider {

    static final int LARGEST_PAGE = 200;

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Parameter parameter = Parameter.of(type, annotations);
        if (type == UUID.class) {
            return converter(parameter, type, "a UUID", UUID::fromString);
        }
        if (type == Instant.class) {
            return converter(
                    parameter,
                    type,
                    "an RFC 3339 time such as 2026-11-21T08:00:00Z, " + Years.ACCEPTED,
                    text -> Years.bound(Instant.parse(text)));
        }
        if (type == LocalDate.class) {
            return converter(
                    parameter,
                    type,
                    "a date such as 2026-11-21, " + Years.ACCEPTED,
                    text -> Years.bound(LocalDate.parse(text)));
        }
        if (type == YearMonth.class) {
            return converter(
                    parameter,
                    type,
                    "a month such as 2026-11, " + Years.ACCEPTED,
                    text -> Years.bound(YearMonth.parse(text)));
        }
        if (type == boolean.class || type == Boolean.class) {
            return converter(parameter, type, "true or false", IdParameters::truth);
        }
        if (type == int.class || type == Integer.class) {
            return parameter.name().equals("limit")
                    ? converter(parameter, type, "1 to " + LARGEST_PAGE, IdParameters::pageSize)
                    : converter(parameter, type, "a whole number", Integer::valueOf);
        }
        if (type == String.class) {
            return converter(parameter, type, "a text without U+0000", IdParameters::text);
        }
        if (type.isRecord() && type.getSimpleName().endsWith("Id") && type.getRecordComponents().length == 1) {
            Class<?> part = type.getRecordComponents()[0].getType();
            if (part == UUID.class || part == String.class) {
                return converter(parameter, type, part == UUID.class ? "a UUID" : "an id", text -> {
                    Object value = part == UUID.class ? UUID.fromString(text) : text(text);
                    return make(type, part, value);
                });
            }
        }
        return null;
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Integer pageSize(String text) {
        Integer size = Integer.valueOf(text);
        if (size < 1 || size > LARGEST_PAGE) {
            throw new IllegalArgumentException("beyond a page");
        }
        return size;
    }

    private static String text(String text) {
        if (text.indexOf(0) >= 0) {
            throw new IllegalArgumentException("U+0000, which the database does not take");
        }
        return text;
    }

    private static Object make(Class<?> type, Class<?> part, Object value) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(part);
            return constructor.newInstance(value);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " must have a public canonical constructor", e);
        }
    }

    /** @param mayBeBlank not in a path, where a blank part is no address */
    private record Parameter(String name, boolean mayBeBlank) {

        static Parameter of(Class<?> type, Annotation... annotations) {
            for (Annotation annotation : annotations) {
                if (annotation instanceof PathParam path) {
                    return new Parameter(path.value(), false);
                }
                if (annotation instanceof QueryParam query) {
                    return new Parameter(query.value(), true);
                }
                if (annotation instanceof HeaderParam header) {
                    return new Parameter(header.value(), true);
                }
            }
            return new Parameter(type.getSimpleName(), true);
        }
    }

    private interface Reader {
        Object read(String text);
    }

    private static <T> ParamConverter<T> converter(Parameter parameter, Class<T> type, String accepted, Reader reader) {
        return new ParamConverter<>() {
            @Override
            @SuppressWarnings("unchecked") // a primitive's class casts nothing
            public T fromString(String text) {
                if (text == null) {
                    return null;
                }
                boolean blank = text.isBlank();
                if (blank && parameter.mayBeBlank() && !type.isPrimitive()) {
                    return type == String.class ? (T) text : null;
                }
                try {
                    return (T) reader.read(text);
                } catch (IllegalArgumentException | DateTimeException e) {
                    throw InvalidInput.of(parameter.name(), "platform.not-accepted", accepted);
                }
            }

            @Override
            public String toString(T value) {
                if (type.isRecord()) {
                    try {
                        return String.valueOf(
                                type.getRecordComponents()[0].getAccessor().invoke(value));
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return value.toString();
            }
        };
    }
}
