package io.shouwen.platform.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** Makes the document that Payara generates say what holds for every operation, and valid by the standard. */
public class OpenApiDocument implements OASFilter {

    private static final String BEARER = "bearer";

    /** A JAX-RS path template with a regular expression, which OpenAPI does not know. */
    private static final Pattern WITH_PATTERN = Pattern.compile("\\{\\s*([A-Za-z0-9_-]+)\\s*:[^}]*}");

    /** Payara tells a body of bytes as an array of nothing. */
    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getType() == Schema.SchemaType.ARRAY && schema.getItems() == null) {
            return schema.type(Schema.SchemaType.STRING).format("binary");
        }
        return schema;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.setInfo(OASFactory.createInfo()
                .title("Shouwen")
                .version("1")
                .description("Errors are application/problem+json; lists page by cursor; changes need If-Match;"
                        + " creations take an Idempotency-Key. Tokens come from the organisation's OpenID provider."));
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"));
        document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(BEARER));
        if (document.getTags() != null) {
            Map<String, Tag> once = new LinkedHashMap<>();
            document.getTags().forEach(tag -> once.putIfAbsent(tag.getName(), tag));
            document.setTags(List.copyOf(once.values()));
        }
        if (document.getPaths() != null) {
            Paths plain = OASFactory.createPaths();
            document.getPaths()
                    .getPathItems()
                    .forEach((path, item) ->
                            plain.addPathItem(WITH_PATTERN.matcher(path).replaceAll("{$1}"), item));
            document.setPaths(plain);
        }
        removePayarasOwnList(document);
    }

    /** A top-level member {@code endpoints}, which is not in the standard and not in its model. */
    private static void removePayarasOwnList(OpenAPI document) {
        try {
            document.getClass().getMethod("setEndpoints", Map.class).invoke(document, Map.of());
        } catch (ReflectiveOperationException notPayara) {
            // another runtime adds nothing to remove
        }
    }
}
