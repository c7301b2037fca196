package replay.internal.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Converts structs to OpenAPI v3 schemas without descriptions, for {@code kubectl explain}. Stateless. */
public final class OpenApiSchemas {
    private static final String INT_OR_STRING = "io.k8s.apimachinery.pkg.util.intstr.IntOrString";
    private static final String QUANTITY = "io.k8s.apimachinery.pkg.api.resource.Quantity";

    private OpenApiSchemas() {}

    /** Adds the schema of a kind and of all types that it refers to. */
    public static void add(ObjectNode schemas, String group, String version, String kind) {
        BuiltInKinds.of(group.isEmpty() ? version : group + "/" + version, kind).ifPresent(type -> {
            struct(schemas, type, new HashSet<>());
            ObjectNode schema = (ObjectNode) schemas.get(name(type));
            ObjectNode properties = schema.withObject("/properties");
            properties.putObject("apiVersion").put("type", "string");
            properties.putObject("kind").put("type", "string");
            if (!schema.has("x-kubernetes-group-version-kind")) {
                schema.putArray("x-kubernetes-group-version-kind")
                        .addObject()
                        .put("group", group)
                        .put("version", version)
                        .put("kind", kind);
            }
        });
    }

    private static void struct(ObjectNode schemas, StructType type, Set<String> seen) {
        String name = name(type);
        if (!seen.add(name) || schemas.has(name)) {
            return;
        }
        ObjectNode schema = schemas.putObject(name).put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (Field field : type.fields().values()) {
            ObjectNode property = form(field.type());
            if (!field.keys().isEmpty() || field.set()) {
                property.put("x-kubernetes-patch-strategy", "merge");
            }
            if (!field.keys().isEmpty()) {
                property.put("x-kubernetes-patch-merge-key", field.keys().get(0));
            }
            properties.set(field.name(), property);
            if (field.required()) {
                schema.withArray("/required").add(field.name());
            }
            field.type().struct().ifPresent(inner -> struct(schemas, inner, seen));
            scalarSchemas(schemas, field.type().name());
        }
    }

    private static void scalarSchemas(ObjectNode schemas, String scalar) {
        if (scalar.equals("quantity") && !schemas.has(QUANTITY)) {
            schemas.putObject(QUANTITY).put("type", "string");
        } else if (scalar.equals("intOrString") && !schemas.has(INT_OR_STRING)) {
            schemas.putObject(INT_OR_STRING).put("type", "string").put("format", "int-or-string");
        }
    }

    private static ObjectNode form(FieldType type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        switch (type.form()) {
            case LIST -> schema.put("type", "array").set("items", one(type));
            case MAP -> schema.put("type", "object").set("additionalProperties", one(type));
            default -> schema.setAll(one(type));
        }
        return schema;
    }

    private static ObjectNode one(FieldType type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        Optional<StructType> struct = type.struct();
        if (struct.isPresent()) {
            reference(schema, name(struct.get()));
            return schema;
        }
        switch (type.name()) {
            case "bool" -> schema.put("type", "boolean");
            case "int32", "int64", "uint32" -> schema.put("type", "integer");
            case "float64" -> schema.put("type", "number");
            case "quantity" -> reference(schema, QUANTITY);
            case "intOrString" -> reference(schema, INT_OR_STRING);
            case "raw", "json", "schemaOr" -> schema.put("type", "object");
            default -> schema.put("type", "string");
        }
        if (!type.values().isEmpty()) {
            type.values().forEach(schema.putArray("enum")::add);
        }
        return schema;
    }

    private static void reference(ObjectNode schema, String name) {
        schema.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + name);
    }

    private static String name(StructType type) {
        String section = type.section().replace('/', '.');
        String prefix = type.section().startsWith("meta/")
                ? "io.k8s.apimachinery.pkg.apis."
                : type.section().startsWith("apiextensions/")
                        ? "io.k8s.apiextensions-apiserver.pkg.apis."
                        : "io.k8s.api.";
        return prefix + section + "." + type.name();
    }
}
