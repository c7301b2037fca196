package replay.internal.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import replay.internal.crd.CrdDiscovery;
import replay.internal.json.GoFormat;
import replay.internal.json.JsonTrees;
import replay.internal.request.Statuses;
import replay.internal.tape.ServedResource;
import replay.internal.validation.FieldErrors;

/**
 * The /scale subresource of a Deployment, ReplicaSet or StatefulSet, or of a custom resource.
 *
 * @param replicas the JSON pointer to the desired replicas
 * @param now the JSON pointer to the current replicas
 * @param selector the JSON pointer to a custom resource's selector as a string; {@code ""} for a built-in kind
 */
record ScaleSubresource(String replicas, String now, String selector, boolean custom) {
    private static final ScaleSubresource BUILT_IN =
            new ScaleSubresource("/spec/replicas", "/status/replicas", "", false);

    /** @param definition the CustomResourceDefinition; null for a built-in kind */
    static ScaleSubresource of(ServedResource resource, @Nullable ObjectNode definition) {
        if (definition == null) {
            return BUILT_IN;
        }
        JsonNode paths =
                CrdDiscovery.version(definition, resource.gvr().version()).at("/subresources/scale");
        return new ScaleSubresource(
                pointer(paths.path("specReplicasPath")),
                pointer(paths.path("statusReplicasPath")),
                pointer(paths.path("labelSelectorPath")),
                true);
    }

    /** Converts {@code .spec.replicas} to {@code /spec/replicas}. */
    private static String pointer(JsonNode path) {
        return path.asText().replace('.', '/');
    }

    ObjectNode show(ObjectNode object) {
        ObjectNode scale = JsonTrees.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        ObjectNode meta = scale.putObject("metadata");
        for (String field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            if (JsonTrees.meta(object).has(field)) {
                meta.set(field, JsonTrees.meta(object).get(field));
            }
        }
        scale.putObject("spec").put("replicas", object.at(replicas).asInt());
        ObjectNode status =
                scale.putObject("status").put("replicas", object.at(now).asInt());
        if (!custom) {
            status.put("selector", labels(object));
        } else if (!selector.isEmpty()) {
            status.put("selector", object.at(selector).asText());
        }
        return scale;
    }

    /** Returns the labels as {@code a=b,c=d}. */
    private static String labels(ObjectNode object) {
        List<String> parts = new ArrayList<>();
        object.at("/spec/selector/matchLabels")
                .properties()
                .forEach(e -> parts.add(e.getKey() + "=" + e.getValue().asText()));
        parts.sort(null);
        return String.join(",", parts);
    }

    /** Returns the object with the replicas of a Scale. */
    ObjectNode apply(ObjectNode object, ObjectNode scale) {
        ObjectNode next = object.deepCopy();
        int wanted = scale.at("/spec/replicas").asInt();
        if (wanted < 0) {
            throw Statuses.invalid(
                    "autoscaling",
                    "Scale",
                    JsonTrees.metaText(object, "name"),
                    new FieldErrors().invalid("spec.replicas", wanted, "must be greater than or equal to 0"));
        }
        int last = replicas.lastIndexOf('/');
        checkObjects(next, replicas.substring(0, last));
        next.withObject(replicas.substring(0, last)).put(replicas.substring(last + 1), wanted);
        return next;
    }

    /** In a custom resource the path of its replicas may lead through a value of any type. */
    private void checkObjects(ObjectNode object, String path) {
        for (int end = path.indexOf('/', 1); ; end = path.indexOf('/', end + 1)) {
            JsonNode node = object.at(end < 0 ? path : path.substring(0, end));
            if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
                throw Statuses.internalError(replicas.replace('/', '.') + " accessor error: " + GoFormat.of(node)
                        + " is of the type " + GoFormat.type(node) + ", expected map[string]interface{}");
            }
            if (end < 0) {
                return;
            }
        }
    }
}
