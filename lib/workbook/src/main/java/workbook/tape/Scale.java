package workbook.tape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The /scale of a Deployment, ReplicaSet or StatefulSet: another face of its spec.replicas. */
final class Scale {
    private Scale() {}

    static ObjectNode of(ObjectNode object) {
        ObjectNode scale = Trees.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        ObjectNode meta = scale.putObject("metadata");
        for (String field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            if (Trees.meta(object).has(field)) {
                meta.set(field, Trees.meta(object).get(field));
            }
        }
        scale.putObject("spec").put("replicas", object.at("/spec/replicas").asInt());
        scale.putObject("status")
                .put("replicas", object.at("/status/replicas").asInt())
                .put("selector", selector(object));
        return scale;
    }

    /** Labels as {@code a=b,c=d}. */
    private static String selector(ObjectNode object) {
        List<String> parts = new ArrayList<>();
        object.at("/spec/selector/matchLabels")
                .properties()
                .forEach(e -> parts.add(e.getKey() + "=" + e.getValue().asText()));
        parts.sort(null);
        return String.join(",", parts);
    }

    /** The object with the replicas of a scale. */
    static ObjectNode applied(ObjectNode object, ObjectNode scale) {
        ObjectNode next = object.deepCopy();
        int replicas = scale.at("/spec/replicas").asInt();
        if (replicas < 0) {
            throw Statuses.invalid(
                    "autoscaling",
                    "Scale",
                    Trees.metaText(object, "name"),
                    List.of(new Statuses.Cause(
                            "FieldValueInvalid",
                            "Invalid value: " + replicas + ": must be greater than or equal to 0",
                            "spec.replicas")));
        }
        next.withObject("/spec").put("replicas", replicas);
        return next;
    }
}
