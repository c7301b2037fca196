package informers.api;

/**
 * Keeps one pod on each node.
 *
 * <p>A view on the object's bytes: each method reads them anew. Immutable; any thread. Corresponds to
 * {@code k8s.io/api/apps/v1}.
 */
public final class DaemonSet extends KubeObject {
    public static final ResourceType<DaemonSet> TYPE = ResourceType.typed(
            new GroupVersionResource("apps", "v1", "daemonsets"), "DaemonSet", true, DaemonSet.class, DaemonSet::new);

    private DaemonSet(ObjectJson parts) {
        super(parts);
    }
}
