package io.shouwen.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.shouwen.testing.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Compares answers with an OpenAPI document, and is stricter than it: a member that is not described is a fault. */
final class DocumentedAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final Map<JsonNode, JsonSchema> compiled = new HashMap<>();

    DocumentedAnswers(String document) {
        this.document = read(document);
        schemas().properties().forEach(named -> {
            if (!named.getKey().equals("Problem")) {
                ((ObjectNode) named.getValue()).put("additionalProperties", false);
            }
        });
    }

    private JsonNode schemas() {
        return document.path("components").path("schemas");
    }

    /** Names of schemas without members, and members whose type could be anything. */
    List<String> untypedMembers() {
        List<String> untyped = new ArrayList<>();
        schemas().properties().forEach(schema -> {
            if (schema.getValue().path("properties").isEmpty()) {
                untyped.add(schema.getKey());
            }
            schema.getValue().path("properties").properties().forEach(member -> {
                if (isUntyped(member.getValue())) {
                    untyped.add(schema.getKey() + "." + member.getKey());
                }
            });
        });
        return untyped;
    }

    private static boolean isUntyped(JsonNode type) {
        if (type.has("$ref")) {
            return false;
        }
        return switch (type.path("type").asText()) {
            case "" -> true;
            case "object" -> !type.has("additionalProperties");
            case "array" -> isUntyped(type.path("items"));
            default -> false;
        };
    }

    List<String> members(String schema) {
        List<String> names = new ArrayList<>();
        schemas().path(schema).path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    Map<String, String> member(String schema, String member) {
        Map<String, String> said = new TreeMap<>();
        schemas()
                .path(schema)
                .path("properties")
                .path(member)
                .properties()
                .forEach(one -> said.put(one.getKey(), one.getValue().asText()));
        return said;
    }

    /** The words that a member, or each of its elements, can be. */
    List<String> words(String schema, String member) {
        JsonNode described = schemas().path(schema).path("properties").path(member);
        List<String> words = new ArrayList<>();
        (described.has("items") ? described.path("items") : described)
                .path("enum")
                .forEach(word -> words.add(word.asText()));
        return words;
    }

    boolean isJson(RestOperation operation, int status) {
        return response(operation, status).path("content").has("application/json");
    }

    /** Whether the operation reads JSON that must have some members. */
    boolean requiresMembers(RestOperation operation) {
        return !required(operation).isEmpty();
    }

    /** Members that the JSON must have. */
    List<String> required(RestOperation operation) {
        List<String> names = new ArrayList<>();
        sent(operation).path("required").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Members of which the JSON must have exactly one. */
    List<String> alternatives(RestOperation operation) {
        List<String> names = new ArrayList<>();
        sent(operation)
                .path("oneOf")
                .forEach(one -> names.add(one.path("required").path(0).asText()));
        return names;
    }

    /** Members that the JSON may have. */
    List<String> members(RestOperation operation) {
        List<String> names = new ArrayList<>();
        sent(operation).path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    boolean requiresBody(RestOperation operation) {
        return operation(operation).path("requestBody").path("required").asBoolean();
    }

    /** A body of the kinds that are described, with what must be there but for one member. */
    String example(RestOperation operation, String without) {
        return example(sent(operation), without).toString();
    }

    private JsonNode sent(RestOperation operation) {
        return resolved(operation(operation)
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema"));
    }

    private JsonNode example(JsonNode schema, String without) {
        ObjectNode body = JSON.createObjectNode();
        schema.path("required").forEach(name -> {
            if (!name.asText().equals(without)) {
                body.set(name.asText(), value(schema.path("properties").path(name.asText())));
            }
        });
        return body;
    }

    private JsonNode value(JsonNode described) {
        JsonNode schema = resolved(described);
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        return switch (schema.path("type").asText()) {
            case "object" -> example(schema, null);
            case "array" -> JSON.createArrayNode().add(value(schema.path("items")));
            case "boolean" -> JSON.getNodeFactory().booleanNode(true);
            case "integer", "number" -> JSON.getNodeFactory().numberNode(1);
            default -> JSON.getNodeFactory().textNode(text(schema.path("format").asText()));
        };
    }

    private static String text(String format) {
        return switch (format) {
            case "uuid" -> "0193b0a0-0000-7000-8000-000000000000";
            case "date" -> "2026-11-21";
            case "date-time" -> "2026-11-21T08:00:00Z";
            default -> "x";
        };
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    /** What is described of a parameter's values; empty where there is no such parameter. */
    Map<String, Object> parameter(RestOperation operation, String name) {
        for (JsonNode parameter : operation(operation).path("parameters")) {
            if (parameter.path("name").asText().equals(name)) {
                return JSON.convertValue(parameter.path("schema"), new TypeReference<>() {});
            }
        }
        return Map.of();
    }

    /** In words; empty where the answer is as documented. */
    List<String> faults(RestOperation operation, Answer answer) {
        JsonNode response = response(operation, answer.status());
        if (response.isMissingNode()) {
            return List.of(operation + " does not document " + answer.status());
        }
        List<String> faults = new ArrayList<>();
        response.path("headers").fieldNames().forEachRemaining(name -> {
            if (answer.header(name).isEmpty()) {
                faults.add("no header " + name);
            }
        });
        if (!response.has("content")) {
            if (!answer.body().isEmpty()) {
                faults.add("a body where none is documented");
            }
            return faults;
        }
        JsonNode schema = response.path("content").path(answer.type()).path("schema");
        if (schema.isMissingNode()) {
            faults.add("media type " + answer.type() + " is not documented");
        } else if (answer.type().endsWith("json")) {
            faults.addAll(against(schema, answer.body()));
        }
        return faults;
    }

    private List<String> against(JsonNode schema, String body) {
        return compiled.computeIfAbsent(schema, this::compile).validate(read(body)).stream()
                .map(Object::toString)
                .toList();
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", document.path("components"));
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole, config);
    }

    private JsonNode response(RestOperation operation, int status) {
        JsonNode responses = operation(operation).path("responses");
        JsonNode found = responses.path(Integer.toString(status));
        return resolved(found);
    }

    private JsonNode operation(RestOperation operation) {
        return document.path("paths")
                .path(operation.documented())
                .path(operation.verb().toLowerCase(Locale.ROOT));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }
}
