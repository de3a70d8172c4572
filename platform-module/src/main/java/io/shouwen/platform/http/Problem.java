package io.shouwen.platform.http;

import io.shouwen.platform.text.Texts;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An RFC 9457 problem. Its {@code type} is stable: {@code urn:shouwen:problem:<code>}. */
public final class Problem {

    public static final MediaType TYPE = new MediaType("application", "problem+json", "utf-8");

    /** Seconds after which to ask again where nobody knows better. */
    static final String RETRY_AFTER = "30";

    private Problem() {}

    public static Response answer(Refusal refusal, Locale locale) {
        List<InvalidInput.FieldProblem> fields = refusal instanceof InvalidInput invalid ? invalid.fields() : List.of();
        Response.ResponseBuilder answer = Response.status(refusal.kind().status())
                .type(TYPE)
                .header("Cache-Control", "no-store")
                .entity(json(
                                refusal.kind().status(),
                                refusal.code(),
                                refusal.getMessage(),
                                refusal.arguments(),
                                fields,
                                locale)
                        .toString());
        if (refusal.arguments().get("retryAfter") instanceof Number seconds) {
            answer.header("Retry-After", seconds.longValue());
        } else if (refusal.kind() == Refusal.Kind.UNAVAILABLE) {
            answer.header("Retry-After", RETRY_AFTER);
        } else if (refusal.kind() == Refusal.Kind.TOO_LARGE || refusal.kind() == Refusal.Kind.TIMEOUT) {
            answer.header("Connection", "close"); // nobody waits for the rest of the body
        }
        if (refusal instanceof io.shouwen.platform.access.SecondFactorNeeded stepUp) {
            // RFC 9470
            answer.header(
                    "WWW-Authenticate",
                    "Bearer error=\"insufficient_user_authentication\", acr_values=\"2\", max_age=\""
                            + stepUp.maxAge().toSeconds() + "\"");
        } else if (refusal instanceof io.shouwen.platform.access.NotSignedIn) {
            answer.header("WWW-Authenticate", "Bearer realm=\"shouwen\"");
        }
        return answer.build();
    }

    public static Response answer(int status, String code, String detail, Locale locale) {
        return Response.status(status)
                .type(TYPE)
                .header("Cache-Control", "no-store")
                .entity(json(status, code, detail, Map.of(), List.of(), locale).toString())
                .build();
    }

    /** The code of a refusal of which only the status is known. */
    static String codeOf(int status) {
        return switch (status) {
            case 401 -> "platform.not-signed-in";
            case 403 -> "platform.forbidden";
            case 404 -> "platform.unknown-address";
            case 405 -> "platform.method-not-allowed";
            case 406 -> "platform.not-acceptable";
            case 408 -> "platform.timeout";
            case 413 -> "platform.too-large";
            case 415 -> "platform.media-type";
            case 503 -> "platform.unavailable";
            default -> status < 500 ? "platform.not-readable" : "platform.unexpected";
        };
    }

    static String wordsOf(int status) {
        return switch (status) {
            case 401 -> "sign in first";
            case 403 -> "this may not be asked for";
            case 404 -> "there is nothing at this address";
            case 405 -> "this address does not know that method";
            case 406 -> "no representation that you accept";
            case 408 -> "the request did not come whole in time";
            case 413 -> "the body is larger than is accepted";
            case 415 -> "the body's media type is not accepted here";
            case 503 -> "not available for the moment";
            default -> status < 500 ? "the address, a header, a parameter or the body cannot be read" : "unexpected";
        };
    }

    /**
     * @param detail English, where the bundles have no better text
     * @param fields what is wrong with which field; may be empty
     */
    public static JsonObject json(
            int status,
            String code,
            String detail,
            Map<String, ?> arguments,
            List<InvalidInput.FieldProblem> fields,
            Locale locale) {
        JsonObjectBuilder problem = Json.createObjectBuilder()
                .add("type", "urn:shouwen:problem:" + code)
                .add("title", Texts.problem(code, locale, arguments).orElse(detail))
                .add("status", status)
                .add("detail", detail);
        arguments.forEach((name, value) -> {
            if (value instanceof Number number) {
                problem.add(name, number.longValue());
            } else {
                problem.add(name, String.valueOf(value));
            }
        });
        if (!fields.isEmpty()) {
            JsonArrayBuilder list = Json.createArrayBuilder();
            for (InvalidInput.FieldProblem field : fields) {
                list.add(Json.createObjectBuilder()
                        .add("field", field.field())
                        .add("code", field.code())
                        .add(
                                "message",
                                Texts.problem(field.code(), locale, Map.of()).orElse(field.accepted()))
                        .add("accepted", field.accepted()));
            }
            problem.add("fields", list);
        }
        return problem.build();
    }
}
