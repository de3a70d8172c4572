package io.shouwen.platform.http;

import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Schemas of types as JSON-B writes and reads them. Records become named schemas; a record that is only answered requires
 * the members that cannot be left out, one that is sent requires what its {@code @Schema(requiredProperties)} names, or one member where that says so.
 */
final class OpenApiSchemas {

    private final Map<String, Schema> named = new TreeMap<>();
    private final Map<Type, String> names = new HashMap<>();

    Map<String, Schema> named() {
        return named;
    }

    static Schema of(SchemaType type) {
        return OASFactory.createSchema().type(type);
    }

    static Schema text() {
        return of(SchemaType.STRING);
    }

    /** As part of an address or header: a typed id is what it holds. */
    Schema parameter(Class<?> type) {
        if (type.isRecord() && type.getRecordComponents().length == 1) {
            return plain(type.getRecordComponents()[0].getType()).orElseGet(OpenApiSchemas::text);
        }
        return plain(type).orElseGet(OpenApiSchemas::text);
    }

    /** As a body that is sent; ask for these before those that are answered. */
    Schema sent(Type type) {
        return schema(type, Map.of(), true);
    }

    Schema answered(Type type) {
        return schema(type, Map.of(), false);
    }

    private Schema schema(Type type, Map<TypeVariable<?>, Type> bound, boolean sent) {
        if (type instanceof TypeVariable<?> variable) {
            return schema(bound.getOrDefault(variable, Object.class), Map.of(), sent);
        }
        if (type instanceof WildcardType wild) {
            return schema(wild.getUpperBounds()[0], bound, sent);
        }
        if (type instanceof GenericArrayType array) {
            return of(SchemaType.ARRAY).items(schema(array.getGenericComponentType(), bound, sent));
        }
        Class<?> raw = type instanceof ParameterizedType some ? (Class<?>) some.getRawType() : (Class<?>) type;
        Type[] arguments = type instanceof ParameterizedType some ? some.getActualTypeArguments() : new Type[0];
        Optional<Schema> plain = plain(raw);
        if (plain.isPresent()) {
            return plain.get();
        }
        if (raw == Optional.class) {
            return schema(arguments[0], bound, sent);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            Schema list = of(SchemaType.ARRAY).items(schema(first(arguments, 0), bound, sent));
            return Set.class.isAssignableFrom(raw) ? list.uniqueItems(true) : list;
        }
        if (raw.isArray()) {
            return of(SchemaType.ARRAY).items(schema(raw.getComponentType(), bound, sent));
        }
        if (Map.class.isAssignableFrom(raw)) {
            Schema map = of(SchemaType.OBJECT);
            return arguments.length < 2 || arguments[1] == Object.class
                    ? map
                    : map.additionalPropertiesSchema(schema(arguments[1], bound, sent));
        }
        return raw.isRecord() ? record(raw, type, arguments, sent) : of(SchemaType.OBJECT);
    }

    private static Type first(Type[] arguments, int index) {
        return arguments.length > index ? arguments[index] : Object.class;
    }

    private static Optional<Schema> plain(Class<?> type) {
        if (type == String.class || type == char.class || CharSequence.class.isAssignableFrom(type)) {
            return Optional.of(text());
        } else if (type == UUID.class) {
            return Optional.of(text().format("uuid"));
        } else if (type == Instant.class) {
            return Optional.of(text().format("date-time"));
        } else if (type == LocalDate.class) {
            return Optional.of(text().format("date"));
        } else if (type == YearMonth.class) {
            return Optional.of(text().pattern("^\\d{4}-\\d{2}$"));
        } else if (type == Duration.class) {
            return Optional.of(text().format("duration"));
        } else if (type == URI.class) {
            return Optional.of(text().format("uri-reference"));
        } else if (type == byte[].class) {
            return Optional.of(text().format("binary"));
        } else if (type == boolean.class || type == Boolean.class) {
            return Optional.of(of(SchemaType.BOOLEAN));
        } else if (type == int.class || type == Integer.class || type == short.class || type == Short.class) {
            return Optional.of(of(SchemaType.INTEGER).format("int32"));
        } else if (type == long.class || type == Long.class) {
            return Optional.of(of(SchemaType.INTEGER).format("int64"));
        } else if (type == BigInteger.class) {
            return Optional.of(of(SchemaType.INTEGER));
        } else if (type == BigDecimal.class) {
            return Optional.of(of(SchemaType.NUMBER));
        } else if (type == double.class || type == Double.class || type == float.class || type == Float.class) {
            return Optional.of(of(SchemaType.NUMBER).format("double"));
        } else if (type.isEnum()) {
            return Optional.of(text().enumeration(Arrays.stream(type.getEnumConstants())
                    .<Object>map(word -> ((Enum<?>) word).name())
                    .toList()));
        }
        return Optional.empty();
    }

    private Schema record(Class<?> raw, Type type, Type[] arguments, boolean sent) {
        String name = names.get(type);
        if (name == null) {
            name = nameFor(raw, arguments);
            names.put(type, name);
            Schema schema = of(SchemaType.OBJECT);
            named.put(name, schema);
            Map<TypeVariable<?>, Type> bound = new HashMap<>();
            for (int i = 0; i < arguments.length; i++) {
                bound.put(raw.getTypeParameters()[i], arguments[i]);
            }
            for (RecordComponent component : raw.getRecordComponents()) {
                String member = memberName(raw, component);
                schema.addProperty(member, member(component, schema(component.getGenericType(), bound, sent)));
                if (!sent && isAlwaysThere(component)) {
                    schema.addRequired(member);
                }
            }
            var declared = raw.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
            if (declared != null) {
                List.of(declared.requiredProperties()).forEach(schema::addRequired);
                if (declared.minProperties() == 1 && declared.maxProperties() == 1) {
                    requireOneOf(schema);
                }
            }
        }
        return OASFactory.createSchema().ref(name);
    }

    /** Of its members exactly one; unlike a count of properties this lets unknown ones be, as the reader does. */
    private static void requireOneOf(Schema schema) {
        schema.getProperties()
                .keySet()
                .forEach(member -> schema.addOneOf(OASFactory.createSchema().addRequired(member)));
    }

    /** JSON-B leaves out what is null. */
    private static boolean isAlwaysThere(RecordComponent component) {
        return component.getType().isPrimitive()
                || component.getName().equals("id")
                || component.getDeclaringRecord() == PageOf.class
                        && component.getName().equals("items");
    }

    private static Schema member(RecordComponent component, Schema schema) {
        Words words = component.getAnnotation(Words.class);
        if (words != null) {
            (schema.getType() == SchemaType.ARRAY ? schema.getItems() : schema).setEnumeration(KnownWords.of(words));
        }
        var declared =
                component.getAccessor().getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        return declared != null && declared.enumeration().length > 0 && schema.getRef() == null
                ? schema.enumeration(List.of((Object[]) declared.enumeration()))
                : schema;
    }

    private static String memberName(Class<?> record, RecordComponent component) {
        try {
            for (AnnotatedElement where : new AnnotatedElement[] {
                component, component.getAccessor(), record.getDeclaredField(component.getName())
            }) {
                JsonbProperty renamed = where.getAnnotation(JsonbProperty.class);
                if (renamed != null && !renamed.value().isEmpty()) {
                    return renamed.value();
                }
            }
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
        return component.getName();
    }

    /** The simple name; with the class around it, or else its package's, where two would be alike. */
    private String nameFor(Class<?> raw, Type[] arguments) {
        StringBuilder name = new StringBuilder(raw.getSimpleName());
        for (Type argument : arguments) {
            name.append(argument instanceof Class<?> of ? of.getSimpleName() : "");
        }
        if (named.containsKey(name.toString())) {
            Class<?> around = raw.getEnclosingClass();
            String[] packages = raw.getPackageName().split("\\.");
            String owner = around != null
                    ? around.getSimpleName().replaceAll("Resource$", "")
                    : packages[packages.length - (packages[packages.length - 1].equals("api") ? 2 : 1)];
            name.insert(0, Character.toUpperCase(owner.charAt(0)) + owner.substring(1));
        }
        if (named.containsKey(name.toString())) {
            throw new IllegalStateException("two schemas called " + name);
        }
        return name.toString();
    }
}
