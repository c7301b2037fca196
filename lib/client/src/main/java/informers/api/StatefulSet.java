package informers.api;

/**
 * A StatefulSet: runs pods that keep their names and volumes.
 *
 * <p>A typed view of the object's JSON; each accessor reads it again. Immutable and thread-safe. Corresponds to {@code
 * k8s.io/api/apps/v1.StatefulSet}.
 */
public final class StatefulSet extends KubeObject {
    /** The resource {@code apps/v1/statefulsets} with this type. */
    public static final ResourceType<StatefulSet> TYPE = ResourceType.typed(
            new GroupVersionResource("apps", "v1", "statefulsets"),
            "StatefulSet",
            true,
            StatefulSet.class,
            StatefulSet::new);

    private StatefulSet(ObjectJson parts) {
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
