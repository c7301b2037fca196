package informers.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How many pods: the subresource {@code scale}, another face of a Deployment, a ReplicaSet or a StatefulSet, and of
 * custom resources that have one.
 *
 * <p>A view on the object's bytes: each method reads them anew. Immutable; any thread. Corresponds to
 * {@code k8s.io/api/autoscaling/v1}.
 */
public final class Scale extends KubeObject {
    /** Its resource is only a name here: a scale is reached through the object that it belongs to. */
    public static final ResourceType<Scale> TYPE = ResourceType.typed(
            new GroupVersionResource("autoscaling", "v1", "scale"), "Scale", true, Scale.class, Scale::new);

    private Scale(ObjectJson parts) {
        super(parts);
    }

    /** A scale to write, without a resourceVersion: whoever else changed it meanwhile, this one wins. */
    public static Scale of(String namespace, String name, int replicas) {
        ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        scale.putObject("metadata").put("name", name).put("namespace", namespace);
        scale.putObject("spec").put("replicas", replicas);
        return TYPE.decode(Json.bytes(scale));
    }

    /** How many pods are wanted. */
    public int replicas() {
        return integer(0, "spec", "replicas");
    }

    /** How many pods are there. */
    public int actualReplicas() {
        return integer(0, "status", "replicas");
    }

    /** Which pods are counted, such as {@code app=web}. */
    public String selector() {
        return string("status", "selector");
    }
}
