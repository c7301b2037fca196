package replay.internal.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import replay.internal.validation.FieldErrors;
import replay.internal.validation.Names;
import replay.internal.validation.Part;

/** Sets the defaults of a CustomResourceDefinition and validates it. Stateless. */
public final class DefinitionRules {
    private static final List<String> TYPES = List.of("array", "boolean", "integer", "number", "object", "string");
    private static final List<String> COLUMN_TYPES = List.of("boolean", "date", "integer", "number", "string");
    private static final List<String> SCOPES = List.of("Cluster", "Namespaced");
    private static final List<String> STRATEGIES = List.of("None", "Webhook");
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
        Part whole = new Part(definition, "", errors);
        Part spec = whole.field("spec");
        Part name = whole.way("metadata.name");
        String group = spec.field("group").text();
        if (!name.text().equals(spec.way("names.plural").text() + "." + group)) {
            name.invalidText("must be spec.names.plural+\".\"+spec.group");
        }
        group(whole, spec.field("group"));
        Part scope = spec.field("scope");
        if (scope.needsText() && !SCOPES.contains(scope.text())) {
            scope.notSupported(SCOPES);
        }
        versions(spec.field("versions"));
        names(spec.field("names"));
        conversion(spec.field("conversion"));
    }

    private static void group(Part definition, Part group) {
        if (group.needsText()) {
            group.check(Names::subdomain);
            if (group.text().split("\\.").length < 2) {
                group.invalid("should be a domain with at least one dot");
            }
        }
        boolean isProtected =
                ("." + group.text()).endsWith(".k8s.io") || ("." + group.text()).endsWith(".kubernetes.io");
        if (isProtected && !definition.way("metadata.annotations").value().has("api-approved.kubernetes.io")) {
            definition
                    .errors()
                    .required(
                            "metadata.annotations[api-approved.kubernetes.io]",
                            "protected groups must have approval annotation \"api-approved.kubernetes.io\", see"
                                    + " https://github.com/kubernetes/enhancements/pull/1111");
        }
    }

    private static void versions(Part versions) {
        int storage = 0;
        List<String> names = new ArrayList<>();
        for (Part version : versions.elements()) {
            storage += version.field("storage").value().asBoolean() ? 1 : 0;
            names.add(version.field("name").text());
            version.field("name").check(Names::label1035);
            Part schema = version.way("schema.openAPIV3Schema");
            if (schema.value().isMissingNode()) {
                schema.required("schemas are required");
            } else {
                Part type = schema.field("type");
                if (!type.hasText()) {
                    type.required("must not be empty at the root");
                } else if (!type.text().equals("object")) {
                    type.invalid("must be object at the root");
                }
                structural(schema, true);
            }
            columns(version.field("additionalPrinterColumns"));
            scale(version.way("subresources.scale"));
        }
        if (Set.copyOf(names).size() < names.size()) {
            ArrayNode found = JsonNodeFactory.instance.arrayNode();
            names.forEach(found::add);
            versions.errors().invalid(versions.path(), found, "must contain unique version names");
        }
        if (storage != 1) {
            versions.invalid("must have exactly one version marked as storage version");
        }
    }

    private static void structural(Part schema, boolean root) {
        JsonNode value = schema.value();
        Part type = schema.field("type");
        Part items = schema.field("items");
        Part more = schema.field("additionalProperties");
        boolean free = value.path("x-kubernetes-int-or-string").asBoolean()
                || value.path(PRESERVE).asBoolean();
        if (!type.hasText() && !free && !root) {
            type.required(
                    schema.path().endsWith(".items")
                            ? "must not be empty for specified array items"
                            : "must not be empty for specified object fields");
        } else if (type.hasText() && !TYPES.contains(type.text())) {
            type.notSupported(TYPES);
        }
        if (type.text().equals("array") && !value.has("items")) {
            items.required("must be specified");
        }
        if (more.value().isObject() && !value.path("properties").isEmpty()) {
            more.forbidden("additionalProperties and properties are mutual exclusive");
        }
        value.path("properties").properties().forEach(property -> {
            String path = schema.path() + ".properties[" + property.getKey() + "]";
            structural(
                    new Part(property.getValue(), path, schema.errors()),
                    root && property.getKey().equals("metadata"));
        });
        for (Part inner : List.of(items, more)) {
            if (inner.value().isObject()) {
                structural(inner, false);
            }
        }
    }

    private static void columns(Part columns) {
        String oneOf = "must be one of " + String.join(",", COLUMN_TYPES);
        for (Part column : columns.elements()) {
            column.field("name").needsText();
            Part type = column.field("type");
            if (!type.hasText()) {
                type.required(oneOf);
            } else if (!COLUMN_TYPES.contains(type.text())) {
                type.invalid(oneOf);
            }
            Part path = column.field("jsonPath");
            if (path.needsText() && !path.text().startsWith(".")) {
                path.invalid("must be a simple json path starting with .");
            }
        }
    }

    private static void scale(Part scale) {
        if (scale.value().isObject()) {
            path(scale.field("specReplicasPath"), true, ".spec");
            path(scale.field("statusReplicasPath"), true, ".status");
            path(scale.field("labelSelectorPath"), false, ".spec", ".status");
        }
    }

    private static void path(Part path, boolean required, String... roots) {
        if (!path.hasText()) {
            if (required) {
                path.needsText();
            }
        } else if (!path.text().startsWith(".")) {
            path.invalid("must be a simple json path starting with .");
        } else if (Arrays.stream(roots).noneMatch(root -> path.text().startsWith(root + "."))) {
            String either = roots.length > 1 ? "either " : "";
            path.invalid("should be a json path under " + either + String.join(" or ", roots));
        }
    }

    private static void names(Part names) {
        for (String field : new String[] {"plural", "singular", "kind", "listKind"}) {
            Part name = names.field(field);
            if (name.needsText()) {
                name.check(text -> Names.label1035(text.toLowerCase(Locale.ROOT)));
            }
        }
        Part kind = names.field("kind");
        Part listKind = names.field("listKind");
        if (kind.hasText() && kind.text().equals(listKind.text())) {
            listKind.invalid("kind and listKind may not be the same");
        }
        for (String field : new String[] {"shortNames", "categories"}) {
            names.field(field).elements().forEach(name -> name.check(Names::label1035));
        }
    }

    private static void conversion(Part conversion) {
        Part strategy = conversion.field("strategy");
        if (!STRATEGIES.contains(strategy.text())) {
            strategy.notSupported(STRATEGIES);
        }
        if (strategy.text().equals("Webhook") && !conversion.value().has("webhook")) {
            conversion.field("webhook").required("must be set when spec.conversion.strategy is Webhook");
        }
    }
}
