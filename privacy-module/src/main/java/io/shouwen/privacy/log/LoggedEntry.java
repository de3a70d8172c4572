package io.shouwen.privacy.log;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An entry as it stands in the log, and how far it has come. Everything it says is read from its leaf.
 *
 * @param leaf the line of JSON that is hashed
 * @param index its place in the tree, or null while it is only recorded
 * @param recordedAt as the entry itself says
 * @param publishedAt time of the first signed checkpoint that covers it, or null
 * @param witnessedAt when such a checkpoint first left the system, or null
 */
public record LoggedEntry(
        UUID id,
        String leaf,
        Long index,
        Instant recordedAt,
        Instant sequencedAt,
        Instant integratedAt,
        Instant publishedAt,
        Instant witnessedAt,
        JsonObject members) {

    static LoggedEntry of(
            UUID id,
            String leaf,
            Long index,
            Instant sequencedAt,
            Instant integratedAt,
            Instant publishedAt,
            Instant witnessedAt) {
        try (JsonReader reader = Json.createReader(new StringReader(leaf))) {
            JsonObject members = reader.readObject();
            return new LoggedEntry(
                    id,
                    leaf,
                    index,
                    Instant.parse(members.getString("at")),
                    sequencedAt,
                    integratedAt,
                    publishedAt,
                    witnessedAt,
                    members);
        }
    }

    /** A member of the leaf, or null where it has none of that name. */
    public String word(String name) {
        return members.getString(name, null);
    }

    public List<String> fields() {
        JsonArray fields = members.getJsonArray("fields");
        return fields == null
                ? List.of()
                : fields.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList();
    }

    /** How far the entry has come. */
    public State state() {
        if (witnessedAt != null) {
            return State.WITNESSED;
        }
        return publishedAt != null ? State.PUBLISHED : State.RECORDED;
    }

    /** Sequenced and integrated are steps of one transaction with publishing, so no entry is ever seen between. */
    public enum State {
        RECORDED,
        PUBLISHED,
        WITNESSED
    }
}
