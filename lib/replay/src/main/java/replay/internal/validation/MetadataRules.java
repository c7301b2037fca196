package replay.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Validates names, labels, annotations, owners and finalizers. Corresponds to {@code ValidateObjectMeta}. Stateless.
 */
final class MetadataRules {
    private static final Set<String> STANDARD_FINALIZERS = Set.of("kubernetes", "orphan", "foregroundDeletion");
    private static final int ANNOTATIONS_MAX = 256 * 1024;

    private MetadataRules() {}

    static void check(ObjectNode object, Function<String, List<String>> names, boolean custom, FieldErrors errors) {
        JsonNode meta = object.path("metadata");
        String prefix = meta.path("generateName").asText();
        if (!prefix.isEmpty()) {
            // The prefix of a generated name, with a letter for the suffix.
            names.apply(prefix.endsWith("-") || prefix.endsWith(".") ? prefix + "a" : prefix)
                    .forEach(problem -> errors.invalid("metadata.generateName", prefix, problem));
        }
        String name = meta.path("name").asText();
        if (name.isEmpty()) {
            errors.required("metadata.name", "name or generateName is required");
        } else {
            names.apply(name).forEach(problem -> errors.invalid("metadata.name", name, problem));
        }
        labels(new Part(meta.path("labels"), "metadata.labels", errors));
        annotations(meta.path("annotations"), errors);
        owners(meta.path("ownerReferences"), errors);
        finalizers(meta.path("finalizers"), custom, errors);
    }

    static void labels(Part labels) {
        labels.value().properties().forEach(label -> {
            FieldErrors errors = labels.errors();
            String value = label.getValue().asText();
            Names.qualified(label.getKey()).forEach(problem -> errors.invalid(labels.path(), label.getKey(), problem));
            Names.labelValue(value).forEach(problem -> errors.invalid(labels.path(), value, problem));
        });
    }

    private static void annotations(JsonNode annotations, FieldErrors errors) {
        long size = 0;
        for (var annotation : annotations.properties()) {
            // Keys are compared in lower case, so capitals are accepted.
            Names.qualified(Names.lower(annotation.getKey()))
                    .forEach(problem -> errors.invalid("metadata.annotations", annotation.getKey(), problem));
            size += annotation.getKey().getBytes(StandardCharsets.UTF_8).length
                    + annotation.getValue().asText().getBytes(StandardCharsets.UTF_8).length;
        }
        if (size > ANNOTATIONS_MAX) {
            errors.tooLong("metadata.annotations", ANNOTATIONS_MAX);
        }
    }

    private static void owners(JsonNode owners, FieldErrors errors) {
        List<String> controllers = new ArrayList<>();
        for (int i = 0; i < owners.size(); i++) {
            String at = "metadata.ownerReferences[" + i + "]";
            JsonNode owner = owners.get(i);
            String version = owner.path("apiVersion").asText();
            if (version.substring(version.indexOf('/') + 1).isEmpty()) {
                errors.invalid(at + ".apiVersion", version, "version must not be empty");
            }
            for (String field : new String[] {"kind", "name", "uid"}) {
                if (owner.path(field).asText().isEmpty()) {
                    errors.invalid(at + "." + field, "", "must not be empty");
                }
            }
            if (owner.path("controller").asBoolean()) {
                controllers.add(
                        owner.path("kind").asText() + "/" + owner.path("name").asText());
            }
        }
        if (controllers.size() > 1) {
            errors.invalid(
                    "metadata.ownerReferences",
                    owners,
                    "Only one reference can have Controller set to true. Found \"true\" in references for "
                            + controllers.get(0) + " and " + controllers.get(1));
        }
    }

    private static void finalizers(JsonNode finalizers, boolean custom, FieldErrors errors) {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < finalizers.size(); i++) {
            String at = "metadata.finalizers[" + i + "]";
            String name = finalizers.get(i).asText();
            all.add(name);
            List<String> problems = Names.qualified(name);
            problems.forEach(problem -> errors.invalid(at, name, problem));
            // For custom resources the server only warns.
            if (!custom && problems.isEmpty() && !name.contains("/") && !STANDARD_FINALIZERS.contains(name)) {
                errors.invalid(at, name, "name is neither a standard finalizer name nor is it fully qualified");
            }
        }
        if (all.contains("orphan") && all.contains("foregroundDeletion")) {
            errors.invalid(
                    "metadata.finalizers", finalizers, "finalizer orphan and foregroundDeletion cannot be both set");
        }
    }

    /** Validates an update: some fields must not change. */
    static void checkUpdate(ObjectNode before, ObjectNode after, FieldErrors errors) {
        if (!before.path("metadata").has("deletionTimestamp")) {
            return;
        }
        Set<JsonNode> there = new HashSet<>();
        before.at("/metadata/finalizers").forEach(there::add);
        ArrayNode added = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
        after.at("/metadata/finalizers").forEach(f -> {
            if (!there.contains(f)) {
                added.add(f);
            }
        });
        if (!added.isEmpty()) {
            List<String> quoted = new ArrayList<>();
            added.forEach(f -> quoted.add(f.toString()));
            errors.forbidden(
                    "metadata.finalizers",
                    "no new finalizers can be added if the object is being deleted, found new finalizers []string{"
                            + String.join(", ", quoted) + "}");
        }
    }

    static void immutable(JsonNode before, JsonNode after, String field, FieldErrors errors) {
        JsonNode a = before.at("/" + field.replace('.', '/'));
        JsonNode b = after.at("/" + field.replace('.', '/'));
        if (!a.equals(b)) {
            errors.invalid(field, b, "field is immutable");
        }
    }
}
