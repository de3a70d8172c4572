package io.shouwen.system.http;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What the API answered. */
public final class Answer {

    private final HttpResponse<byte[]> response;

    Answer(HttpResponse<byte[]> response) {
        this.response = response;
    }

    public int status() {
        return response.statusCode();
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return response.body();
    }

    public JsonObject json() {
        return (JsonObject) parse();
    }

    public JsonArray array() {
        return (JsonArray) parse();
    }

    public String header(String name) {
        return response.headers()
                .firstValue(name)
                .orElseThrow(() -> new AssertionError("no header " + name + " in " + this));
    }

    public String etag() {
        return header("ETag");
    }

    /** Fails, with everything that was answered, unless the status is this one. */
    public Answer expect(int status) {
        if (status() != status) {
            throw new AssertionError("expected " + status + " but got " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        return status() + " from " + response.request().method() + " "
                + response.request().uri().getPath() + ": " + text();
    }

    private JsonStructure parse() {
        try (var reader = Json.createReader(new StringReader(text()))) {
            return reader.read();
        }
    }
}
