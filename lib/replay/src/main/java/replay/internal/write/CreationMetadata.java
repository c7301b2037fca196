package replay.internal.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import replay.internal.cluster.ClusterState;
import replay.internal.json.JsonTrees;
import replay.internal.tape.ServedResource;

/**
 * Sets the metadata that the server assigns to a new object: name, uid, time, generation. Uses a fixed seed, so that
 * the same program prints the same. Guarded by the session's lock.
 */
final class CreationMetadata {
    private static final String SUFFIX = "bcdfghjklmnpqrstvwxz2456789"; // without vowels, so that no words appear
    private static final Set<String> WITHOUT_GENERATION = Set.of(
            "services", "nodes", "namespaces", "persistentvolumes", "persistentvolumeclaims", "secrets", "events");

    private final ClusterState state;
    private final Random random = new Random(36);
    private int born;

    CreationMetadata(ClusterState state) {
        this.state = state;
    }

    /** Returns the object to store, without its resourceVersion. */
    ObjectNode create(ServedResource resource, String namespace, ObjectNode written) {
        ObjectNode object = written.deepCopy();
        ObjectNode given = JsonTrees.meta(object);
        ObjectNode meta = JsonTrees.object();
        meta.put("name", name(resource, namespace, given));
        if (given.hasNonNull("generateName")) {
            meta.set("generateName", given.get("generateName"));
        }
        if (resource.namespaced()) {
            meta.put("namespace", namespace);
        }
        born++;
        String seed = state.tape.name() + " " + born + " " + resource.gvr() + " " + meta;
        meta.put(
                "uid",
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString());
        if (hasGeneration(resource, object)) {
            meta.put("generation", 1);
        }
        meta.put("creationTimestamp", state.time());
        for (String field : new String[] {"labels", "annotations", "ownerReferences", "finalizers"}) {
            if (given.hasNonNull(field) && !given.get(field).isEmpty()) {
                meta.set(field, given.get(field));
            }
        }
        object.set("metadata", meta);
        Defaults.spec(resource, object);
        Defaults.created(resource, object);
        return object;
    }

    private static boolean hasGeneration(ServedResource resource, ObjectNode object) {
        return object.has("spec") && !WITHOUT_GENERATION.contains(resource.gvr().resource());
    }

    private String name(ServedResource resource, String namespace, ObjectNode given) {
        String name = given.path("name").asText("");
        String prefix = given.path("generateName").asText("");
        if (!name.isEmpty() || prefix.isEmpty()) {
            return name;
        }
        String generated;
        do {
            StringBuilder text = new StringBuilder(prefix);
            for (int i = 0; i < 5; i++) {
                text.append(SUFFIX.charAt(random.nextInt(SUFFIX.length())));
            }
            generated = text.toString();
        } while (state.history.get(resource.storage(), namespace.isEmpty() ? generated : namespace + "/" + generated)
                != null);
        return generated;
    }
}
