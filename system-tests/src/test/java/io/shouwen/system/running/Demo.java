package io.shouwen.system.running;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code endpoints.json} tells. */
public record Demo(Path file, JsonObject facts) {

    /** A member of staff who can sign in. */
    public record Person(
            String staffNumber,
            String userName,
            String name,
            String role,
            String department,
            String password,
            String otpSecret) {}

    public static Demo read(Path file) {
        try (var reader = Json.createReader(Files.newBufferedReader(file))) {
            return new Demo(file, reader.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI base() {
        return URI.create(facts.getString("base"));
    }

    public String issuer() {
        return facts.getString("issuer");
    }

    public URI home(String portal) {
        return URI.create(base() + portal(portal).getString("home"));
    }

    public String clientId(String portal) {
        return portal(portal).getString("clientId");
    }

    public String redirectUri(String portal) {
        return portal(portal).getString("redirectUri");
    }

    public List<Person> people() {
        return facts.getJsonArray("people").getValuesAs(JsonObject.class).stream()
                .map(p -> new Person(
                        p.getString("staffNumber"),
                        p.getString("userName"),
                        p.getString("name"),
                        p.getString("role"),
                        p.getString("department"),
                        p.getString("password"),
                        p.getString("otpSecret")))
                .toList();
    }

    public Person first(String role) {
        return people().stream()
                .filter(person -> person.role().equals(role))
                .findFirst()
                .orElseThrow();
    }

    private JsonObject portal(String word) {
        return facts.getJsonObject("portals").getJsonObject(word);
    }
}
