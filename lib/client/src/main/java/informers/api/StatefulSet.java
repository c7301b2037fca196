package informers.api;

/**
 * Keeps pods with names and volumes of their own.
 *
 * <p>A view on the object's bytes: each method reads them anew. Immutable; any thread. Corresponds to
 * {@code k8s.io/api/apps/v1}.
 */
public final class StatefulSet extends KubeObject {
    public static final ResourceType<StatefulSet> TYPE = ResourceType.typed(
            new GroupVersionResource("apps", "v1", "statefulsets"),
            "StatefulSet",
            true,
            StatefulSet.class,
            StatefulSet::new);

    private StatefulSet(ObjectJson parts) {
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
