package informers.api;

/**
 * A part of the cluster with names of its own.
 *
 * <p>A view on the object's bytes: each method reads them anew. Immutable; any thread. Corresponds to
 * {@code k8s.io/api/core/v1}.
 */
public final class Namespace extends KubeObject {
    public static final ResourceType<Namespace> TYPE = ResourceType.typed(
            new GroupVersionResource("", "v1", "namespaces"), "Namespace", false, Namespace.class, Namespace::new);

    private Namespace(ObjectJson parts) {
        super(parts);
    }

    /** {@code Active} or {@code Terminating}. */
    public String phase() {
        return string("status", "phase");
    }
}
