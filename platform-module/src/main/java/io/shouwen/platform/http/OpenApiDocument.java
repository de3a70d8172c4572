package io.shouwen.platform.http;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Makes the document that Payara generates say what holds for every operation, and valid by the standard. */
public class OpenApiDocument implements OASFilter {

    private static final String BEARER = "bearer";

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
        removePayarasOwnList(document);
    }

    /** A top-level member {@code endpoints}, which is not in the standard and not in its model. */
    private static void removePayarasOwnList(OpenAPI document) {
        try {
            document.getClass().getMethod("setEndpoints", java.util.Map.class).invoke(document, java.util.Map.of());
        } catch (ReflectiveOperationException notPayara) {
            // another runtime adds nothing to remove
        }
    }
}
