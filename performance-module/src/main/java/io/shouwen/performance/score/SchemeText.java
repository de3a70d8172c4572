package io.shouwen.performance.score;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scheme as it is written down: entries by name. Comments and order mean nothing, so they are not hashed. */
final class SchemeText {

    private final SortedMap<String, String> entries = new TreeMap<>();

    SchemeText(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException malformed) {
            throw new IncompleteScheme("text", "lines of name=value");
        }
        properties
                .stringPropertyNames()
                .forEach(name -> entries.put(name, properties.getProperty(name).trim()));
    }

    String word(String name) {
        String value = entries.get(name);
        if (value == null || value.isEmpty()) {
            throw new IncompleteScheme(name, "given");
        }
        return value;
    }

    BigDecimal number(String name) {
        try {
            return new BigDecimal(word(name));
        } catch (NumberFormatException notANumber) {
            throw new IncompleteScheme(name, "a decimal number");
        }
    }

    int whole(String name) {
        try {
            return number(name).intValueExact();
        } catch (ArithmeticException fraction) {
            throw new IncompleteScheme(name, "a whole number");
        }
    }

    List<String> list(String name) {
        return Stream.of(word(name).split(",")).map(String::trim).toList();
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The names below a prefix, without it, such as {@code junior} for {@code pay.base.}. */
    List<String> below(String prefix) {
        return entries.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    /** SHA-256 of all entries, sorted by name, each {@code name=value} and a line feed; hexadecimal. */
    String hash() {
        String canonical = entries.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has SHA-256", every);
        }
    }
}
