package io.shouwen.launcher.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Stream;

/** Short words for building and printing. */
public final class Json {

    private static final JsonBuilderFactory BUILDERS = jakarta.json.Json.createBuilderFactory(Map.of());

    private Json() {}

    public static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }

    public static JsonArrayBuilder array() {
        return BUILDERS.createArrayBuilder();
    }

    public static JsonArrayBuilder strings(Stream<String> values) {
        var array = array();
        values.forEach(array::add);
        return array;
    }

    /** Indented, one line feed at the end. */
    public static String pretty(JsonValue value) {
        var text = new StringWriter();
        var factory = jakarta.json.Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
        try (var writer = factory.createWriter(text)) {
            writer.write(value);
        }
        return text.toString().strip() + "\n";
    }
}
