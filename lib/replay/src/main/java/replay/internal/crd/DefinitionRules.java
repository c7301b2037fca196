package replay.internal.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import replay.internal.validation.FieldErrors;
import replay.internal.validation.Names;

/** Sets the defaults of a CustomResourceDefinition and validates it. Stateless. */
public final class DefinitionRules {
    private static final List<String> TYPES = List.of("array", "boolean", "integer", "number", "object", "string");
    private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";

    private DefinitionRules() {}

    /** Sets the defaults. */
    public static void applyDefaults(ObjectNode definition) {
        ObjectNode spec = definition.withObject("/spec");
        ObjectNode names = spec.withObject("/names");
        String kind = names.path("kind").asText();
        if (names.path("singular").asText().isEmpty()) {
            names.put("singular", kind.toLowerCase(Locale.ROOT));
        }
        if (names.path("listKind").asText().isEmpty() && !kind.isEmpty()) {
            names.put("listKind", kind + "List");
        }
        if (spec.at("/conversion/strategy").asText().isEmpty()) {
            spec.withObject("/conversion").put("strategy", "None");
        }
    }

    /** Adds the errors of the definition. */
    public static void check(ObjectNode definition, FieldErrors errors) {
        JsonNode spec = definition.path("spec");
        String name = definition.at("/metadata/name").asText();
        String plural = spec.at("/names/plural").asText();
        String group = spec.path("group").asText();
        if (!name.equals(plural + "." + group)) {
            errors.invalid("metadata.name", name, "must be spec.names.plural+\".\"+spec.group");
        }
        group(definition, group, errors);
        scope(spec, errors);
        versions(spec, errors);
        names(spec.path("names"), errors);
        conversion(spec.path("conversion"), errors);
    }

    private static void group(ObjectNode definition, String group, FieldErrors errors) {
        if (group.isEmpty()) {
            errors.required("spec.group");
        } else {
            Names.subdomain(group).forEach(problem -> errors.invalid("spec.group", group, problem));
            if (group.split("\\.").length < 2) {
                errors.invalid("spec.group", group, "should be a domain with at least one dot");
            }
        }
        boolean isProtected = group.equals("k8s.io")
                || group.endsWith(".k8s.io")
                || group.equals("kubernetes.io")
                || group.endsWith(".kubernetes.io");
        if (isProtected && !definition.at("/metadata/annotations").has("api-approved.kubernetes.io")) {
            errors.required(
                    "metadata.annotations[api-approved.kubernetes.io]",
                    "protected groups must have approval annotation \"api-approved.kubernetes.io\", see"
                            + " https://github.com/kubernetes/enhancements/pull/1111");
        }
    }

    private static void scope(JsonNode spec, FieldErrors errors) {
        String scope = spec.path("scope").asText();
        if (scope.isEmpty()) {
            errors.required("spec.scope");
        } else if (!scope.equals("Cluster") && !scope.equals("Namespaced")) {
            errors.notSupported("spec.scope", spec.path("scope"), List.of("Cluster", "Namespaced"));
        }
    }

    private static void versions(JsonNode spec, FieldErrors errors) {
        JsonNode versions = spec.path("versions");
        int storage = 0;
        Set<String> seen = new HashSet<>();
        boolean unique = true;
        for (int i = 0; i < versions.size(); i++) {
            JsonNode version = versions.get(i);
            String at = "spec.versions[" + i + "]";
            String name = version.path("name").asText();
            storage += version.path("storage").asBoolean() ? 1 : 0;
            unique &= seen.add(name);
            Names.label1035(name).forEach(problem -> errors.invalid(at + ".name", name, problem));
            JsonNode schema = version.at("/schema/openAPIV3Schema");
            if (schema.isMissingNode()) {
                errors.required(at + ".schema.openAPIV3Schema", "schemas are required");
            } else {
                if (!schema.path("type").asText().equals("object")) {
                    String type = schema.path("type").asText();
                    if (type.isEmpty()) {
                        errors.required(at + ".schema.openAPIV3Schema.type", "must not be empty at the root");
                    } else {
                        errors.invalid(at + ".schema.openAPIV3Schema.type", type, "must be object at the root");
                    }
                }
                structural(schema, at + ".schema.openAPIV3Schema", true, errors);
            }
            columns(version.path("additionalPrinterColumns"), at + ".additionalPrinterColumns", errors);
            scale(version.at("/subresources/scale"), at + ".subresources.scale", errors);
        }
        if (!unique) {
            errors.invalid("spec.versions", names(versions), "must contain unique version names");
        }
        if (storage != 1) {
            errors.invalid("spec.versions", versions, "must have exactly one version marked as storage version");
        }
    }

    private static JsonNode names(JsonNode versions) {
        ArrayNode names = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
        versions.forEach(v -> names.add(v.path("name")));
        return names;
    }

    private static void structural(JsonNode schema, String at, boolean root, FieldErrors errors) {
        String type = schema.path("type").asText();
        boolean free = schema.path("x-kubernetes-int-or-string").asBoolean()
                || schema.path(PRESERVE).asBoolean();
        if (type.isEmpty() && !free && !root) {
            errors.required(
                    at + ".type",
                    at.endsWith(".items")
                            ? "must not be empty for specified array items"
                            : "must not be empty for specified object fields");
        } else if (!type.isEmpty() && !TYPES.contains(type)) {
            errors.notSupported(at + ".type", schema.path("type"), TYPES);
        }
        if (type.equals("array") && !schema.has("items")) {
            errors.required(at + ".items", "must be specified");
        }
        if (schema.path("additionalProperties").isObject()
                && !schema.path("properties").isEmpty()) {
            errors.forbidden(at + ".additionalProperties", "additionalProperties and properties are mutual exclusive");
        }
        schema.path("properties").properties().forEach(p -> {
            boolean meta = root && p.getKey().equals("metadata");
            structural(p.getValue(), at + ".properties[" + p.getKey() + "]", meta, errors);
        });
        if (schema.path("items").isObject()) {
            structural(schema.path("items"), at + ".items", false, errors);
        }
        if (schema.path("additionalProperties").isObject()) {
            structural(schema.path("additionalProperties"), at + ".additionalProperties", false, errors);
        }
    }

    private static void columns(JsonNode columns, String at, FieldErrors errors) {
        for (int i = 0; i < columns.size(); i++) {
            String here = at + "[" + i + "]";
            JsonNode column = columns.get(i);
            if (column.path("name").asText().isEmpty()) {
                errors.required(here + ".name");
            }
            List<String> types = List.of("boolean", "date", "integer", "number", "string");
            if (column.path("type").asText().isEmpty()) {
                errors.required(here + ".type", "must be one of " + String.join(",", types));
            } else if (!types.contains(column.path("type").asText())) {
                errors.invalid(here + ".type", column.path("type"), "must be one of " + String.join(",", types));
            }
            String path = column.path("jsonPath").asText();
            if (path.isEmpty()) {
                errors.required(here + ".jsonPath");
            } else if (!path.startsWith(".")) {
                errors.invalid(here + ".jsonPath", path, "must be a simple json path starting with .");
            }
        }
    }

    private static void scale(JsonNode scale, String at, FieldErrors errors) {
        if (scale.isObject()) {
            path(scale, at, "specReplicasPath", true, List.of(".spec"), errors);
            path(scale, at, "statusReplicasPath", true, List.of(".status"), errors);
            path(scale, at, "labelSelectorPath", false, List.of(".spec", ".status"), errors);
        }
    }

    private static void path(
            JsonNode scale, String at, String field, boolean required, List<String> roots, FieldErrors errors) {
        String path = scale.path(field).asText();
        if (path.isEmpty()) {
            if (required) {
                errors.required(at + "." + field);
            }
        } else if (!path.startsWith(".")) {
            errors.invalid(at + "." + field, path, "must be a simple json path starting with .");
        } else if (roots.stream().noneMatch(root -> path.startsWith(root + "."))) {
            String either = roots.size() > 1 ? "either " : "";
            errors.invalid(
                    at + "." + field, path, "should be a json path under " + either + String.join(" or ", roots));
        }
    }

    private static void names(JsonNode names, FieldErrors errors) {
        for (String field : new String[] {"plural", "singular", "kind", "listKind"}) {
            String name = names.path(field).asText();
            if (name.isEmpty()) {
                errors.required("spec.names." + field);
            } else {
                Names.label1035(name.toLowerCase(Locale.ROOT))
                        .forEach(problem -> errors.invalid("spec.names." + field, name, problem));
            }
        }
        if (!names.path("kind").asText().isEmpty()
                && names.path("kind").asText().equals(names.path("listKind").asText())) {
            errors.invalid("spec.names.listKind", names.path("listKind"), "kind and listKind may not be the same");
        }
        for (String field : new String[] {"shortNames", "categories"}) {
            for (int i = 0; i < names.path(field).size(); i++) {
                String at = "spec.names." + field + "[" + i + "]";
                String name = names.path(field).get(i).asText();
                Names.label1035(name).forEach(problem -> errors.invalid(at, name, problem));
            }
        }
    }

    private static void conversion(JsonNode conversion, FieldErrors errors) {
        String strategy = conversion.path("strategy").asText();
        if (!List.of("None", "Webhook").contains(strategy)) {
            errors.notSupported("spec.conversion.strategy", conversion.path("strategy"), List.of("None", "Webhook"));
        }
        if (strategy.equals("Webhook") && !conversion.has("webhook")) {
            errors.required("spec.conversion.webhook", "must be set when spec.conversion.strategy is Webhook");
        }
    }
}
