package workbook.tape;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a write's {@code fieldValidation} says to do about fields that nobody knows, or that stand there twice: refuse
 * the write, or drop them, with a warning or without. Of the real server's schemas, only the outermost fields of some
 * kinds are known here, and the metadata's; what is further inside is taken as it is.
 *
 * <p>One request's; guarded by the session's lock.
 */
final class FieldValidation {
    private static final Set<String> EVERY_KIND = Set.of("apiVersion", "kind", "metadata");
    private static final Set<String> METADATA = Set.of(
            "name",
            "generateName",
            "namespace",
            "selfLink",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "labels",
            "annotations",
            "ownerReferences",
            "finalizers",
            "managedFields");
    private static final Set<String> SPEC = Set.of("spec", "status");
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "configmaps", Set.of("data", "binaryData", "immutable"),
            "secrets", Set.of("data", "stringData", "immutable", "type"),
            "pods", SPEC,
            "services", SPEC,
            "namespaces", SPEC,
            "nodes", SPEC,
            "deployments.apps", SPEC,
            "replicasets.apps", SPEC,
            "statefulsets.apps", SPEC,
            "daemonsets.apps", SPEC);

    private final String mode;
    private final List<String> warnings = new ArrayList<>();

    private FieldValidation(String mode) {
        this.mode = mode;
    }

    static FieldValidation of(ApiRequest request) {
        String mode = request.parameter("fieldValidation");
        if (!Set.of("", "Ignore", "Strict", "Warn").contains(mode)) {
            throw Statuses.invalid(
                    "meta.k8s.io",
                    request.method().equals("POST")
                            ? "CreateOptions"
                            : request.method().equals("PUT") ? "UpdateOptions" : "PatchOptions",
                    "",
                    List.of(new Statuses.Cause(
                            "FieldValueNotSupported",
                            "Unsupported value: \"" + mode + "\": supported values: \"Ignore\", \"Strict\", \"Warn\"",
                            "fieldValidation")));
        }
        return new FieldValidation(mode);
    }

    /** A written object without what is not known of it. */
    ObjectNode check(ApiRequest request, ApiResource resource, ObjectNode written) {
        List<String> found = new ArrayList<>(duplicates(request));
        ObjectNode known = known(resource, written, found);
        if (mode.equals("Strict") && !found.isEmpty()) {
            String error = "strict decoding error: " + String.join(", ", found);
            if (request.method().equals("PATCH")) {
                throw Statuses.invalid(
                        "",
                        "",
                        "",
                        List.of(new Statuses.Cause("FieldValueInvalid", "Invalid value: " + error, "patch")));
            }
            throw Statuses.badRequest(resource.kind() + " in version \""
                    + resource.gvr().groupVersion() + "\" cannot be handled as a " + resource.kind() + ": " + error);
        }
        if (!mode.equals("Ignore")) {
            warnings.addAll(found);
        }
        return known;
    }

    private static ObjectNode known(ApiResource resource, ObjectNode written, List<String> found) {
        ObjectNode known = Trees.object();
        Set<String> fields = FIELDS.get(resource.gvr().groupResource());
        written.properties().forEach(field -> {
            if (fields == null || fields.contains(field.getKey()) || EVERY_KIND.contains(field.getKey())) {
                known.set(field.getKey(), field.getValue());
            } else {
                found.add("unknown field \"" + field.getKey() + "\"");
            }
        });
        if (known.get("metadata") instanceof ObjectNode metadata) {
            ObjectNode knownMetadata = known.putObject("metadata");
            metadata.properties().forEach(field -> {
                if (METADATA.contains(field.getKey())) {
                    knownMetadata.set(field.getKey(), field.getValue());
                } else {
                    found.add("unknown field \"metadata." + field.getKey() + "\"");
                }
            });
        }
        return known;
    }

    /** Fields that stand twice in a body of JSON, by their paths; the last one counts. */
    private static List<String> duplicates(ApiRequest request) {
        List<String> found = new ArrayList<>();
        if (!Bodies.mediaType(request).endsWith("json")) {
            return found; // YAML with a field twice is no YAML
        }
        Deque<Set<String>> seen = new ArrayDeque<>();
        try (JsonParser in = Trees.MAPPER.createParser(request.body())) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    seen.push(new HashSet<>());
                } else if (token == JsonToken.END_OBJECT) {
                    seen.pop();
                } else if (token == JsonToken.FIELD_NAME && !seen.element().add(in.currentName())) {
                    found.add("duplicate field \""
                            + in.getParsingContext()
                                    .pathAsPointer()
                                    .toString()
                                    .substring(1)
                                    .replace('/', '.') + "\"");
                }
            }
        } catch (IOException e) {
            return found; // whoever reads the whole body says what is wrong with it
        }
        return found;
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    /** The answer, with the warnings in its head. */
    ApiAnswer warned(ApiAnswer answer) {
        if (warnings.isEmpty() || !(answer instanceof ApiAnswer.Body body)) {
            return answer;
        }
        List<String> headers = new ArrayList<>();
        warnings.forEach(w -> headers.add("299 - \"" + w.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
        return body.withHeader("Warning", String.join(", ", headers));
    }
}
