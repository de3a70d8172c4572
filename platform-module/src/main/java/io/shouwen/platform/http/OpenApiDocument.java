package io.shouwen.platform.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/**
 * The description of the API at {@code /openapi}, made from the resources by reflection when it is first asked for.
 * Payara's own scanner is off: it knows neither {@code PageOf<T>} nor JSON-B's names, and has no type for times and ids.
 *
 * <p>The modules' JAX-RS applications are found by {@link ServiceLoader}.
 */
public class OpenApiDocument implements OASFilter {

    static final String BEARER = "bearer";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.setInfo(OASFactory.createInfo()
                .title("Shouwen")
                .version("1")
                .description("Errors are application/problem+json; lists page by cursor; changes need If-Match;"
                        + " creations take an Idempotency-Key. Members that hold nothing are left out. Tokens come from"
                        + " the organisation's OpenID provider."));
        document.setServers(List.of(OASFactory.createServer().url(base())));

        OpenApiSchemas schemas = new OpenApiSchemas();
        OpenApiOperations operations = new OpenApiOperations(schemas);
        for (Application module :
                ServiceLoader.load(Application.class, getClass().getClassLoader())) {
            ApplicationPath root = module.getClass().getAnnotation(ApplicationPath.class);
            if (root != null) {
                module.getClasses().forEach(resource -> operations.add(root.value(), resource));
            }
        }
        document.setPaths(operations.paths());
        document.setTags(tags(operations));

        Components components = OASFactory.createComponents();
        components.addSecurityScheme(
                BEARER,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT"));
        OpenApiProblems.describe(components);
        schemas.named().forEach(components::addSchema);
        document.setComponents(components);
        removePayarasOwnList(document);
    }

    private static List<Tag> tags(OpenApiOperations operations) {
        List<Tag> tags = new ArrayList<>();
        new TreeSet<>(operations.tags())
                .forEach(name -> tags.add(OASFactory.createTag().name(name)));
        return tags;
    }

    private static String base() {
        return ConfigProvider.getConfig()
                .getOptionalValue("shouwen.base", String.class)
                .orElse("/");
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
