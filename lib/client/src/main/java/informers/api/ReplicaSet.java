package informers.api;

/**
 * Keeps a number of equal pods running; a Deployment makes one for each version.
 *
 * <p>A view on the object's bytes: each method reads them anew. Immutable; any thread. Corresponds to
 * {@code k8s.io/api/apps/v1}.
 */
public final class ReplicaSet extends KubeObject {
    public static final ResourceType<ReplicaSet> TYPE = ResourceType.typed(
            new GroupVersionResource("apps", "v1", "replicasets"),
            "ReplicaSet",
            true,
            ReplicaSet.class,
            ReplicaSet::new);

    private ReplicaSet(ObjectJson parts) {
        super(parts);
    }

    /** How many pods are wanted; 1 if it is not said, as the server does. */
    public int replicas() {
        return integer(1, "spec", "replicas");
    }

    /** How many pods are there and ready. */
    public int readyReplicas() {
        return integer(0, "status", "readyReplicas");
    }
}
