package io.shouwen.door;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.shouwen.platform.access.OpenByLink;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A REST operation as its module's {@link Application} publishes it.
 *
 * @param path template, such as {@code /api/crm/customers/{id}}
 */
record RestOperation(String verb, String path, Class<?> resource, Method method) {

    /** Found once: reading all classes takes seconds. */
    private static final class Found {
        static final List<RestOperation> ALL = List.copyOf(find());
    }

    /** All of them, found by reflection, so that none can be forgotten. */
    static List<RestOperation> all() {
        return Found.ALL;
    }

    private static List<RestOperation> find() {
        List<RestOperation> all = new ArrayList<>();
        for (JavaClass found : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.shouwen")
                .that(com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo(Application.class))) {
            Class<?> type = found.reflect();
            ApplicationPath root = type.getAnnotation(ApplicationPath.class);
            for (Class<?> resource : instantiate(type).getClasses()) {
                Path path = resource.getAnnotation(Path.class);
                if (path != null) {
                    for (Method method : resource.getDeclaredMethods()) {
                        add(all, root.value(), path.value(), resource, method);
                    }
                }
            }
        }
        all.sort(Comparator.comparing(RestOperation::path).thenComparing(RestOperation::verb));
        return all;
    }

    private static void add(List<RestOperation> all, String root, String path, Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        Optional<HttpMethod> verb = Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(a -> a.getAnnotation(HttpMethod.class))
                .filter(a -> a != null)
                .findFirst();
        if (verb.isPresent()) {
            all.add(new RestOperation(
                    verb.get().value(), join(root, path, own == null ? "" : own.value()), resource, method));
        } else if (own != null) {
            throw new AssertionError(method + " is a sub-resource locator: its doors could not be found");
        }
    }

    private static Application instantiate(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Application) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " cannot be asked for its resources", e);
        }
    }

    private static String join(String... parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            String plain = part.replaceAll("^/+|/+$", "");
            if (!plain.isEmpty()) {
                all.append('/').append(plain);
            }
        }
        return all.toString();
    }

    boolean openByLink() {
        return method.isAnnotationPresent(OpenByLink.class);
    }

    boolean hasTemplate() {
        return path.contains("{");
    }

    /** The path with something in each template. */
    String example() {
        return path.replaceAll("\\{month[^}]*}", "2026-10")
                .replace("{staff}", "t-example")
                .replaceAll("\\{[^}]+}", "0193b0a0-0000-7000-8000-000000000000");
    }

    /** Names of its query parameters. */
    List<String> query() {
        return Stream.of(method.getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(query -> query != null)
                .map(QueryParam::value)
                .toList();
    }

    /** Path as OpenAPI writes it: no regular expressions, no blanks. */
    String documented() {
        return path.replaceAll("\\{\\s*([A-Za-z0-9_-]+)\\s*(:[^}]*)?}", "{$1}");
    }

    /** The media type that it reads; empty where it has no body. */
    Optional<String> consumes() {
        if (verb.equals("GET") || verb.equals("DELETE")) {
            return Optional.empty();
        }
        Consumes own = method.getAnnotation(Consumes.class);
        Consumes declared = own != null ? own : resource.getAnnotation(Consumes.class);
        return Optional.of(declared == null ? "application/json" : declared.value()[0]);
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
