package io.shouwen.launcher.application;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads from the application's log why it did not start: the innermost causes of severe entries. */
final class ApplicationLog {

    private static final Pattern CAUSE =
            Pattern.compile("^(?:Caused by: )?((?:[\\w$]+\\.)+[\\w$]*(?:Exception|Error): .*)$");

    private ApplicationLog() {}

    /** At most three reasons, the first of them first. */
    static List<String> reasons(Path log) {
        var reasons = new ArrayList<String>();
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            lines.filter(line -> line.startsWith("{"))
                    .flatMap(ApplicationLog::severe)
                    .forEach(entry -> {
                        String cause = innermost(entry);
                        if (!reasons.contains(cause)) {
                            reasons.add(cause);
                        }
                    });
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of("its log cannot be read: " + e.getMessage());
        }
        return reasons.subList(0, Math.min(3, reasons.size()));
    }

    private static Stream<JsonObject> severe(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            JsonObject entry = reader.readObject();
            return entry.getString("Level", "").equals("SEVERE") ? Stream.of(entry) : Stream.empty();
        } catch (JsonException e) {
            return Stream.empty();
        }
    }

    /** Java prints the cause of a cause below it, so the last such line is the innermost. */
    private static String innermost(JsonObject entry) {
        String cause = text(entry.get("LogMessage"));
        String trace = cause + "\n" + text(entry.get("Throwable"));
        for (String line : trace.split("\n")) {
            var matcher = CAUSE.matcher(line.strip());
            if (matcher.matches()) {
                cause = matcher.group(1);
            }
        }
        cause = cause.strip().lines().findFirst().orElse("no reason given");
        return cause.length() > 400 ? cause.substring(0, 400) + " …" : cause;
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        if (value instanceof JsonObject object) {
            return object.values().stream().map(ApplicationLog::text).reduce("", (a, b) -> a + "\n" + b);
        }
        return "";
    }
}
