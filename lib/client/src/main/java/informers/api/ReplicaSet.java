package informers.api;

/**
 * A ReplicaSet: runs a number of identical pods. A Deployment creates one for each version.
 *
 * <p>A typed view of the object's JSON; each accessor reads it again. Immutable and thread-safe. Corresponds to {@code
 * k8s.io/api/apps/v1.ReplicaSet}.
 */
public final class ReplicaSet extends KubeObject {
    /** The resource {@code apps/v1/replicasets} with this type. */
    public static final ResourceType<ReplicaSet> TYPE = ResourceType.typed(
            new GroupVersionResource("apps", "v1", "replicasets"),
            "ReplicaSet",
            true,
            ReplicaSet.class,
            ReplicaSet::new);

    private ReplicaSet(ObjectJson parts) {
        super(parts);
    }

    /** {@return the desired number of pods; 1 if it is not set, as on the server} */
    public int replicas() {
        return integer(1, "spec", "replicas");
    }

    /** {@return the number of pods that are ready} */
    public int readyReplicas() {
        return integer(0, "status", "readyReplicas");
    }
}
