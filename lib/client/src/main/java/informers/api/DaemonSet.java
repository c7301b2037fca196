package informers.api;

/**
 * A DaemonSet: runs one pod on each node.
 *
 * <p>A typed view of the object's JSON. Immutable and thread-safe. Corresponds to {@code k8s.io/api/apps/v1.DaemonSet}.
 */
public final class DaemonSet extends KubeObject {
    /** The resource {@code apps/v1/daemonsets} with this type. */
    public static final ResourceType<DaemonSet> TYPE = ResourceType.typed(
            new GroupVersionResource("apps", "v1", "daemonsets"), "DaemonSet", true, DaemonSet.class, DaemonSet::new);

    private DaemonSet(ObjectJson parts) {
        super(parts);
    }
}
