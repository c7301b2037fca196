package informers.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A Scale: how many pods a Deployment, a ReplicaSet, a StatefulSet or a custom resource has. It is the subresource
 * {@code scale} of these objects.
 *
 * <p>A typed view of the object's JSON; each accessor reads it again. Immutable and thread-safe. Corresponds to {@code
 * k8s.io/api/autoscaling/v1.Scale}.
 */
public final class Scale extends KubeObject {
    /** The type. Its resource is only a name, because a scale is requested through the object that it belongs to. */
    public static final ResourceType<Scale> TYPE = ResourceType.typed(
            new GroupVersionResource("autoscaling", "v1", "scale"), "Scale", true, Scale.class, Scale::new);

    private Scale(ObjectJson parts) {
        super(parts);
    }

    /**
     * Returns a scale to write. It has no resourceVersion, so the write never conflicts.
     *
     * @param namespace the namespace of the object
     * @param name the name of the object
     * @param replicas the desired number of pods
     * @return the scale
     */
    public static Scale of(String namespace, String name, int replicas) {
        ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        scale.putObject("metadata").put("name", name).put("namespace", namespace);
        scale.putObject("spec").put("replicas", replicas);
        return TYPE.decode(Json.bytes(scale));
    }

    /** {@return the desired number of pods} */
    public int replicas() {
        return integer(0, "spec", "replicas");
    }

    /** {@return the actual number of pods} */
    public int actualReplicas() {
        return integer(0, "status", "replicas");
    }

    /** {@return the selector of the pods, such as {@code app=web}} */
    public String selector() {
        return string("status", "selector");
    }
}
