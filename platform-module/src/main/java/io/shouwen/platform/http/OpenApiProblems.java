package io.shouwen.platform.http;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Refusals in the API's description: one schema, and one response for each status. */
final class OpenApiProblems {

    private record Meaning(String name, String text) {}

    private static final Map<Integer, Meaning> KNOWN = new TreeMap<>(Map.ofEntries(
            Map.entry(400, new Meaning("InvalidInput", "What was sent is not accepted; fields says which and why.")),
            Map.entry(401, new Meaning("NotSignedIn", "No valid token, or a fresh second factor is needed.")),
            Map.entry(403, new Meaning("Forbidden", "The caller may not do this.")),
            Map.entry(404, new Meaning("Unknown", "There is no such thing, or not for the caller.")),
            Map.entry(409, new Meaning("Conflict", "It does not fit what is there.")),
            Map.entry(410, new Meaning("Gone", "It is no longer to be had.")),
            Map.entry(412, new Meaning("Stale", "It was changed since it was read.")),
            Map.entry(413, new Meaning("TooLarge", "The body is larger than is accepted.")),
            Map.entry(415, new Meaning("OtherMediaType", "The body's media type is not accepted here.")),
            Map.entry(422, new Meaning("Unprocessable", "Readable, but against a rule.")),
            Map.entry(428, new Meaning("PreconditionMissing", "If-Match is missing.")),
            Map.entry(429, new Meaning("TooMany", "Too often; Retry-After says when again."))));

    private OpenApiProblems() {}

    /** The name of the response that {@link #describe} gives this status. */
    static String nameOf(int status) {
        return KNOWN.get(status).name();
    }

    static void describe(Components components) {
        components.addSchema("Problem", problem());
        components.addSchema("FieldProblem", fieldProblem());
        KNOWN.forEach((status, meaning) -> {
            APIResponse response = response(meaning.text());
            if (status == 401) {
                response.addHeader("WWW-Authenticate", header(OpenApiSchemas.text()));
            } else if (status == 429) {
                response.addHeader("Retry-After", header(OpenApiSchemas.of(Schema.SchemaType.INTEGER)));
            }
            components.addResponse(meaning.name(), response);
        });
        components.addResponse("Problem", response("Any other refusal or failure."));
    }

    static Header header(Schema schema) {
        return OASFactory.createHeader().schema(schema);
    }

    private static APIResponse response(String text) {
        return OASFactory.createAPIResponse()
                .description(text)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))));
    }

    private static Schema problem() {
        return OpenApiSchemas.of(Schema.SchemaType.OBJECT)
                .description("RFC 9457. Some types have further members, such as the id of what is in the way.")
                .addProperty("type", OpenApiSchemas.text().format("uri").description("urn:shouwen:problem:<code>"))
                .addProperty("title", OpenApiSchemas.text().description("In the caller's language."))
                .addProperty(
                        "status", OpenApiSchemas.of(Schema.SchemaType.INTEGER).format("int32"))
                .addProperty("detail", OpenApiSchemas.text().description("In English."))
                .addProperty(
                        "fields",
                        OpenApiSchemas.of(Schema.SchemaType.ARRAY)
                                .items(OASFactory.createSchema().ref("FieldProblem")))
                .addRequired("type")
                .addRequired("title")
                .addRequired("status")
                .addRequired("detail");
    }

    private static Schema fieldProblem() {
        Schema schema = OpenApiSchemas.of(Schema.SchemaType.OBJECT);
        for (String member : new String[] {"field", "code", "message", "accepted"}) {
            schema.addProperty(member, OpenApiSchemas.text()).addRequired(member);
        }
        return schema;
    }
}
