package io.shouwen.privacy.log.tree;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one form of a JSON object (RFC 8785): keys in the order of their UTF-16 code units, no space, the shortest escapes.
 * Writes strings, whole numbers that a double holds exactly, truth values, lists and objects; that is all that audit
 * entries hold.
 */
public final class CanonicalJson {

    private static final long LARGEST_EXACT = (1L << 53) - 1;

    private CanonicalJson() {}

    public static byte[] of(Map<String, ?> object) {
        StringBuilder out = new StringBuilder();
        object(object, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void object(Map<?, ?> object, StringBuilder out) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        object.forEach((key, value) -> sorted.put((String) key, value));
        out.append('{');
        for (Iterator<Map.Entry<String, Object>> it = sorted.entrySet().iterator(); it.hasNext(); ) {
            Map.Entry<String, Object> entry = it.next();
            string(entry.getKey(), out);
            out.append(':');
            value(entry.getValue(), out);
            out.append(it.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private static void value(Object value, StringBuilder out) {
        if (value instanceof String text) {
            string(text, out);
        } else if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            if (Math.abs(number) > LARGEST_EXACT) {
                throw new IllegalArgumentException("beyond what JSON numbers hold exactly");
            }
            out.append(number);
        } else if (value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Collection<?> list) {
            out.append('[');
            for (Iterator<?> it = list.iterator(); it.hasNext(); ) {
                value(it.next(), out);
                out.append(it.hasNext() ? "," : "");
            }
            out.append(']');
        } else if (value instanceof Map<?, ?> map) {
            object(map, out);
        } else {
            throw new IllegalArgumentException("not written here: " + (value == null ? "null" : value.getClass()));
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u%04x".formatted((int) c));
                    } else if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else if (Character.isSurrogate(c)) {
                        throw new IllegalArgumentException("half a surrogate pair");
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
