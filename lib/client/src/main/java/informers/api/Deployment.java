package informers.api;

/**
 * A Deployment: runs a number of identical pods, and rolls out new versions of them.
 *
 * <p>A typed view of the object's JSON; each accessor reads it again. Immutable and thread-safe. Corresponds to {@code
 * k8s.io/api/apps/v1.Deployment}.
 */
public final class Deployment extends KubeObject {
    /** The resource {@code apps/v1/deployments} with this type. */
    public static final ResourceType<Deployment> TYPE = ResourceType.typed(
            new GroupVersionResource("apps", "v1", "deployments"),
            "Deployment",
            true,
            Deployment.class,
            Deployment::new);

    private Deployment(ObjectJson parts) {
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
