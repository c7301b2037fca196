package replay.internal.write;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import replay.internal.crd.CrdDiscovery;
import replay.internal.crd.Pruning;
import replay.internal.json.GoFormat;
import replay.internal.json.JsonTrees;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.RequestBodies;
import replay.internal.request.StatusException;
import replay.internal.request.Statuses;
import replay.internal.schema.BuiltInKinds;
import replay.internal.schema.DecodeError;
import replay.internal.schema.Decoder;
import replay.internal.schema.StructType;
import replay.internal.tape.ServedResource;
import replay.internal.validation.FieldErrors;

/**
 * Decodes written objects as the server does: a value of a wrong type is an error, and {@code fieldValidation} in the
 * request decides about unknown and duplicate fields: they are an error, or they are dropped with or without a
 * warning.
 *
 * <p>An instance is for one request; guarded by the session's lock.
 */
final class FieldValidation {
    private final String mode;
    private final List<String> warnings = new ArrayList<>();

    private FieldValidation(String mode) {
        this.mode = mode;
    }

    static FieldValidation of(ApiRequest request) {
        String mode = request.parameter("fieldValidation");
        if (!Set.of("", "Ignore", "Strict", "Warn").contains(mode)) {
            String kind = request.method().equals("POST")
                    ? "CreateOptions"
                    : request.method().equals("PUT") ? "UpdateOptions" : "PatchOptions";
            throw Statuses.invalidOptions(
                    kind, new FieldErrors().notSupported("fieldValidation", mode, List.of("Ignore", "Strict", "Warn")));
        }
        return new FieldValidation(mode);
    }

    /** Returns a written object without unknown fields. */
    ObjectNode check(ApiRequest request, ServedResource resource, ObjectNode written, Optional<ObjectNode> definition) {
        Set<String> found = new LinkedHashSet<>(duplicates(request));
        ObjectNode known;
        try {
            known = known(request, resource, written, definition, found);
        } catch (DecodeError e) {
            throw refused(request, resource, written, e.getMessage());
        }
        if (mode.equals("Strict") && !found.isEmpty()) {
            throw refused(request, resource, written, "strict decoding error: " + String.join(", ", found));
        }
        if (!mode.equals("Ignore")) {
            warnings.addAll(found);
        }
        if (resource.custom()) {
            warnAboutFinalizers(known);
        }
        return known;
    }

    private static ObjectNode known(
            ApiRequest request,
            ServedResource resource,
            ObjectNode written,
            Optional<ObjectNode> definition,
            Set<String> found) {
        Optional<StructType> type = resource.custom()
                ? Optional.empty()
                : BuiltInKinds.of(resource.gvr().groupVersion(), resource.kind());
        if (type.isPresent()) {
            Decoder.Decoded decoded = isStrategic(request)
                    ? Decoder.decodePatched(type.get(), written)
                    : Decoder.decode(type.get(), written);
            found.addAll(decoded.unknown());
            if (!decoded.object().has("metadata")) {
                decoded.object().putObject("metadata");
            }
            return decoded.object();
        }
        if (!written.path("metadata").isObject()) {
            throw new DecodeError("metadata: Invalid value: " + written.path("metadata") + ": expected an object");
        }
        Decoder.Decoded meta = Decoder.decode(BuiltInKinds.objectMeta(), JsonTrees.meta(written));
        meta.unknown().forEach(u -> found.add(u.replace("field \"", "field \"metadata.")));
        ObjectNode known = JsonTrees.shallowCopy(written);
        known.set("metadata", meta.object());
        if (definition.isEmpty()) {
            return known;
        }
        JsonNode schema =
                CrdDiscovery.version(definition.get(), resource.gvr().version()).at("/schema/openAPIV3Schema");
        List<String> dropped = new ArrayList<>();
        known = Pruning.prune(known, schema, dropped);
        Pruning.applyDefaults(known, schema);
        found.addAll(dropped);
        return known;
    }

    private void warnAboutFinalizers(ObjectNode object) {
        for (JsonNode finalizer : JsonTrees.meta(object).path("finalizers")) {
            String name = finalizer.asText();
            if (!name.contains("/")
                    && !List.of("kubernetes", "orphan", "foregroundDeletion").contains(name)) {
                warnings.add(
                        "metadata.finalizers: \"" + name + "\": prefer a domain-qualified finalizer name including a"
                                + " path (/) to avoid accidental conflicts with other finalizer writers");
            }
        }
    }

    private static boolean isStrategic(ApiRequest request) {
        return RequestBodies.mediaType(request).equals("application/strategic-merge-patch+json");
    }

    private static StatusException refused(
            ApiRequest request, ServedResource resource, ObjectNode written, String error) {
        if (!request.method().equals("PATCH")) {
            return Statuses.badRequest(resource.kind() + " in version \""
                    + resource.gvr().version() + "\" cannot be handled as a " + resource.kind() + ": " + error);
        }
        String value = isStrategic(request)
                ? GoFormat.of(RequestBodies.json(request))
                : sorted(written).toString();
        return Statuses.invalid("", "", "", new FieldErrors().invalid("patch", value, error));
    }

    /** Sorts the outermost fields by name, as Go writes a map. */
    private static ObjectNode sorted(ObjectNode object) {
        ObjectNode sorted = JsonTrees.object();
        new TreeSet<>(object.propertyStream().map(java.util.Map.Entry::getKey).toList())
                .forEach(name -> sorted.set(name, object.get(name)));
        ObjectNode meta = JsonTrees.meta(object);
        ObjectNode ordered = sorted.putObject("metadata");
        BuiltInKinds.objectMeta().fields().keySet().stream()
                .filter(meta::has)
                .forEach(name -> ordered.set(name, meta.get(name)));
        return sorted;
    }

    /** Returns the paths of duplicate fields in a JSON body. The last one counts. */
    private static List<String> duplicates(ApiRequest request) {
        List<String> found = new ArrayList<>();
        if (!RequestBodies.mediaType(request).endsWith("json")) {
            return found; // YAML with duplicate fields is rejected earlier
        }
        Deque<Set<String>> seen = new ArrayDeque<>();
        try (JsonParser in = JsonTrees.MAPPER.createParser(request.body())) {
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
                                    .replaceAll("/([0-9]+)(?=/)", "[$1]")
                                    .replace('/', '.')
                            + "\"");
                }
            }
        } catch (IOException e) {
            return found; // reported where the whole body is parsed
        }
        return found;
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    /** Returns the response with the warnings in its headers. */
    ApiResponse warned(ApiResponse response) {
        if (warnings.isEmpty() || !(response instanceof ApiResponse.Body body)) {
            return response;
        }
        List<String> headers = new ArrayList<>();
        warnings.forEach(w -> headers.add("299 - \"" + w.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
        return body.withHeader("Warning", String.join(", ", headers));
    }
}
