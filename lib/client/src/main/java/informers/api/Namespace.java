package informers.api;

/**
 * A Namespace: a scope for the names of objects.
 *
 * <p>A typed view of the object's JSON; each accessor reads it again. Immutable and thread-safe. Corresponds to {@code
 * k8s.io/api/core/v1.Namespace}.
 */
public final class Namespace extends KubeObject {
    /** The resource {@code v1/namespaces} with this type. */
    public static final ResourceType<Namespace> TYPE = ResourceType.typed(
            new GroupVersionResource("", "v1", "namespaces"), "Namespace", false, Namespace.class, Namespace::new);

    private Namespace(ObjectJson parts) {
        super(parts);
    }

    /** {@return {@code Active} or {@code Terminating}} */
    public String phase() {
        return string("status", "phase");
    }
}
