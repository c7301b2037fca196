package informers.api;

/**
 * Keeps a number of equal pods running, and rolls out new versions of them.
 *
 * <p>A view on the object's bytes: each method reads them anew. Immutable; any thread. Corresponds to
 * {@code k8s.io/api/apps/v1}.
 */
public final class Deployment extends KubeObject {
    public static final ResourceType<Deployment> TYPE = ResourceType.typed(
            new GroupVersionResource("apps", "v1", "deployments"),
            "Deployment",
            true,
            Deployment.class,
            Deployment::new);

    private Deployment(ObjectJson parts) {
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
