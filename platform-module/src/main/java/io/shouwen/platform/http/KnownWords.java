package io.shouwen.platform.http;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Reads what {@link Words} names. */
final class KnownWords {

    private KnownWords() {}

    static List<Object> of(Words words) {
        Collection<?> known = words.list().isEmpty()
                ? Arrays.asList(words.value().getEnumConstants())
                : constant(words.value(), words.list());
        return known.stream().<Object>map(KnownWords::word).distinct().toList();
    }

    private static Collection<?> constant(Class<?> owner, String name) {
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return (Collection<?>) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(owner + " has no constant " + name, e);
        }
    }

    private static String word(Object known) {
        if (!(known instanceof Enum<?> constant)) {
            return known.toString();
        }
        try {
            Method word = constant.getDeclaringClass().getDeclaredMethod("word");
            word.setAccessible(true);
            return (String) word.invoke(constant);
        } catch (NoSuchMethodException none) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
