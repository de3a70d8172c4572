package io.shouwen.platform.http;

import io.shouwen.platform.access.OpenByLink;
import io.shouwen.platform.access.RequiresPermission;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Operations of JAX-RS resources in the API's description. */
final class OpenApiOperations {

    /** A template of a JAX-RS path: name, and perhaps a regular expression, which OpenAPI does not know. */
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\s*([A-Za-z0-9_-]+)\\s*(?::[^}]*)?}");

    private static final String IF_MATCH = "If-Match";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private record Found(String verb, String path, Class<?> resource, Method method) {}

    private final OpenApiSchemas schemas;
    private final List<Found> found = new ArrayList<>();
    private final Set<String> tags = new HashSet<>();

    OpenApiOperations(OpenApiSchemas schemas) {
        this.schemas = schemas;
    }

    /** @param root of the JAX-RS application, such as {@code api/crm} */
    void add(String root, Class<?> resource) {
        Path path = resource.getAnnotation(Path.class);
        if (path == null) {
            return;
        }
        for (Method method : resource.getDeclaredMethods()) {
            Path own = method.getAnnotation(Path.class);
            Stream.of(method.getAnnotations())
                    .map(Annotation::annotationType)
                    .map(a -> a.getAnnotation(HttpMethod.class))
                    .filter(a -> a != null)
                    .forEach(verb -> found.add(new Found(
                            verb.value(), join(root, path.value(), own == null ? "" : own.value()), resource, method)));
        }
    }

    Set<String> tags() {
        return tags;
    }

    Paths paths() {
        found.sort(Comparator.comparing(Found::path).thenComparing(Found::verb));
        // Bodies that are sent come first: a record that is both sent and answered requires only what must be sent.
        found.forEach(one -> body(one).ifPresent(schemas::sent));
        Paths paths = OASFactory.createPaths();
        for (Found one : found) {
            PathItem item = paths.getPathItem(one.path());
            if (item == null) {
                item = OASFactory.createPathItem();
                paths.addPathItem(one.path(), item);
            }
            item.setOperation(PathItem.HttpMethod.valueOf(one.verb()), operation(one));
        }
        return paths;
    }

    private Operation operation(Found one) {
        Operation operation = OASFactory.createOperation();
        var told = one.method().getAnnotation(org.eclipse.microprofile.openapi.annotations.Operation.class);
        operation.setOperationId(
                told == null || told.operationId().isEmpty() ? one.method().getName() : told.operationId());
        operation.setSummary(told == null || told.summary().isEmpty() ? operation.getOperationId() : told.summary());
        Tag tag = one.resource().getAnnotation(Tag.class);
        if (tag != null) {
            tags.add(tag.name());
            operation.addTag(tag.name());
        }
        parameters(one).forEach(operation::addParameter);
        body(one).ifPresent(type -> operation.setRequestBody(requestBody(one, type)));
        if (isOpen(one)) {
            // An empty requirement: Payara leaves an empty list out, and then the document's would hold.
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement());
        } else {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(OpenApiDocument.BEARER));
            permissions(one).ifPresent(names -> operation.setDescription("Needs " + String.join(" or ", names) + "."));
        }
        operation.setResponses(responses(one, operation));
        return operation;
    }

    private static boolean isOpen(Found one) {
        return one.method().isAnnotationPresent(OpenByLink.class);
    }

    private static Optional<String[]> permissions(Found one) {
        return Optional.ofNullable(one.method().getAnnotation(RequiresPermission.class))
                .or(() -> Optional.ofNullable(one.resource().getAnnotation(RequiresPermission.class)))
                .map(RequiresPermission::value);
    }

    private List<Parameter> parameters(Found one) {
        List<Parameter> all = new ArrayList<>();
        for (java.lang.reflect.Parameter java : one.method().getParameters()) {
            PathParam path = java.getAnnotation(PathParam.class);
            QueryParam query = java.getAnnotation(QueryParam.class);
            HeaderParam header = java.getAnnotation(HeaderParam.class);
            if (path != null) {
                all.add(parameter(Parameter.In.PATH, path.value(), schemas.parameter(java.getType()))
                        .required(true));
            } else if (query != null) {
                all.add(query(query.value(), java));
            } else if (header != null) {
                all.add(header(one, header.value(), schemas.parameter(java.getType())));
            }
        }
        return all;
    }

    private static Parameter parameter(Parameter.In in, String name, Schema schema) {
        return OASFactory.createParameter().in(in).name(name).schema(schema);
    }

    private Parameter query(String name, java.lang.reflect.Parameter java) {
        Schema schema = schemas.parameter(java.getType());
        DefaultValue without = java.getAnnotation(DefaultValue.class);
        if (without != null) {
            schema.setDefaultValue(value(schema, without.value()));
        } else if (java.getType() == boolean.class) {
            schema.setDefaultValue(false);
        }
        var told = java.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        if (told != null && told.enumeration().length > 0) {
            schema.setEnumeration(List.of((Object[]) told.enumeration()));
        }
        Words words = java.getAnnotation(Words.class);
        if (words != null) {
            schema.setEnumeration(KnownWords.of(words));
        }
        Parameter parameter = parameter(Parameter.In.QUERY, name, schema);
        if (name.equals("limit")) {
            schema.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(IdParameters.LARGEST_PAGE));
            parameter.setDescription("At most so many items.");
        } else if (name.equals(Cursor.PARAMETER)) {
            parameter.setDescription("The value of \"next\" from the page before, unchanged and at the same address."
                    + " It does not expire.");
        }
        return parameter;
    }

    private static Object value(Schema schema, String text) {
        if (schema.getType() == SchemaType.INTEGER) {
            return Long.valueOf(text);
        }
        return schema.getType() == SchemaType.BOOLEAN ? (Object) Boolean.valueOf(text) : text;
    }

    private static Parameter header(Found one, String name, Schema schema) {
        Parameter parameter = parameter(Parameter.In.HEADER, name, schema);
        if (name.equals(IDEMPOTENCY_KEY)) {
            schema.setMaxLength(100);
            parameter.setDescription("The same key with the same content creates once and answers the same again.");
        } else if (name.equals(IF_MATCH)) {
            parameter.setDescription("The ETag that was read, unchanged.");
            Answers answers = one.method().getAnnotation(Answers.class);
            parameter.setRequired(answers == null || !answers.matchOptional());
        }
        return parameter;
    }

    private static Optional<Type> body(Found one) {
        return Stream.of(one.method().getParameters())
                .filter(p -> Stream.of(PathParam.class, QueryParam.class, HeaderParam.class, Context.class)
                        .noneMatch(p::isAnnotationPresent))
                .map(java.lang.reflect.Parameter::getParameterizedType)
                .findFirst();
    }

    private RequestBody requestBody(Found one, Type type) {
        Consumes own = one.method().getAnnotation(Consumes.class);
        Consumes consumes = own != null ? own : one.resource().getAnnotation(Consumes.class);
        String[] media = consumes == null ? new String[] {MediaType.APPLICATION_JSON} : consumes.value();
        Answers answers = one.method().getAnnotation(Answers.class);
        return OASFactory.createRequestBody()
                .required(answers == null || !answers.bodyOptional())
                .content(content(media, schemas.sent(type)));
    }

    private static Content content(String[] mediaTypes, Schema schema) {
        Content content = OASFactory.createContent();
        for (String media : mediaTypes) {
            content.addMediaType(media, OASFactory.createMediaType().schema(schema));
        }
        return content;
    }

    private APIResponses responses(Found one, Operation operation) {
        Answers answers = one.method().getAnnotation(Answers.class);
        APIResponses responses = OASFactory.createAPIResponses();
        Optional<Content> content = answered(one, answers);
        int status = answers != null && answers.status() != 200 ? answers.status() : content.isEmpty() ? 204 : 200;
        APIResponse success = OASFactory.createAPIResponse().description(meaning(status));
        content.ifPresent(success::setContent);
        if (status == 201 && (answers == null || answers.located())) {
            success.addHeader(
                    "Location", OpenApiProblems.header(OpenApiSchemas.text().format("uri")));
        }
        if (answers != null && answers.tagged()) {
            success.addHeader("ETag", OpenApiProblems.header(OpenApiSchemas.text()));
        }
        responses.addAPIResponse(Integer.toString(status), success);
        for (int refusal : refusals(one, operation, answers)) {
            responses.addAPIResponse(
                    Integer.toString(refusal), OASFactory.createAPIResponse().ref(OpenApiProblems.nameOf(refusal)));
        }
        responses.setDefaultValue(OASFactory.createAPIResponse().ref("Problem"));
        return responses;
    }

    /** The body of the answer; empty where there is none. */
    private Optional<Content> answered(Found one, Answers answers) {
        Produces own = one.method().getAnnotation(Produces.class);
        Produces produces = own != null ? own : one.resource().getAnnotation(Produces.class);
        String[] media = answers != null && answers.as().length > 0
                ? answers.as()
                : produces == null ? new String[] {MediaType.APPLICATION_JSON} : produces.value();
        if (!media[0].equals(MediaType.APPLICATION_JSON)) {
            boolean text = Stream.of(media).allMatch(m -> m.startsWith("text/"));
            return Optional.of(content(
                    media, text ? OpenApiSchemas.text() : OpenApiSchemas.text().format("binary")));
        }
        Type type = answers != null && answers.value() != void.class
                ? answers.value()
                : one.method().getGenericReturnType();
        return type == void.class || type == Response.class
                ? Optional.empty()
                : Optional.of(content(media, schemas.answered(type)));
    }

    private static String meaning(int status) {
        return switch (status) {
            case 201 -> "Created.";
            case 202 -> "Begun; a job does it.";
            case 204 -> "Done.";
            default -> "As asked.";
        };
    }

    private static Set<Integer> refusals(Found one, Operation operation, Answers answers) {
        Set<Integer> statuses = new TreeSet<>();
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        if (!parameters.isEmpty() || operation.getRequestBody() != null) {
            statuses.add(400);
        }
        if (!isOpen(one)) {
            statuses.addAll(Set.of(401, 403));
        }
        if (one.path().contains("{")) {
            statuses.add(404);
        }
        if (!one.verb().equals("GET")) {
            statuses.addAll(Set.of(409, 422));
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(Set.of(413, 415));
        }
        if (parameters.stream().anyMatch(p -> p.getName().equals(IF_MATCH))) {
            statuses.addAll(Set.of(412, 428));
        }
        if (answers != null) {
            for (int status : answers.refuses()) {
                statuses.add(status);
            }
        }
        return statuses;
    }

    private static String join(String... parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            String plain = part.replaceAll("^/+|/+$", "");
            if (!plain.isEmpty()) {
                all.append('/').append(plain);
            }
        }
        Matcher templates = TEMPLATE.matcher(all);
        return templates.replaceAll("{$1}");
    }
}
