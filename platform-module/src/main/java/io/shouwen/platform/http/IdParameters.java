package io.shouwen.platform.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/**
 * Reads typed ids (records of one UUID or one String whose name ends in {@code Id}), UUIDs, instants, dates and months from
 * paths and queries; what is none is a 400 that says what is accepted.
 */
public class IdParameters implements ParamConverterProvider {

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        if (type == UUID.class) {
            return converter(type, "a UUID", UUID::fromString);
        }
        if (type == Instant.class) {
            return converter(type, "an RFC 3339 time such as 2026-11-21T08:00:00Z", Instant::parse);
        }
        if (type == LocalDate.class) {
            return converter(type, "a date such as 2026-11-21", LocalDate::parse);
        }
        if (type == YearMonth.class) {
            return converter(type, "a month such as 2026-11", YearMonth::parse);
        }
        if (type.isRecord() && type.getSimpleName().endsWith("Id") && type.getRecordComponents().length == 1) {
            Class<?> part = type.getRecordComponents()[0].getType();
            if (part == UUID.class || part == String.class) {
                return converter(type, part == UUID.class ? "a UUID" : "an id", text -> {
                    Object value = part == UUID.class ? UUID.fromString(text) : text;
                    return make(type, part, value);
                });
            }
        }
        return null;
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

    private interface Reader {
        Object read(String text);
    }

    private static <T> ParamConverter<T> converter(Class<T> type, String accepted, Reader reader) {
        return new ParamConverter<>() {
            @Override
            public T fromString(String text) {
                if (text == null || text.isBlank()) {
                    return null;
                }
                try {
                    return type.cast(reader.read(text));
                } catch (IllegalArgumentException | DateTimeParseException e) {
                    throw InvalidInput.of(type.getSimpleName(), "platform.not-accepted", accepted);
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
