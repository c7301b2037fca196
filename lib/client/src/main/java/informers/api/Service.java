package informers.api;

/**
 * A stable name and address in front of pods.
 *
 * <p>A view on the object's bytes: each method reads them anew. Immutable; any thread. Corresponds to
 * {@code k8s.io/api/core/v1}.
 */
public final class Service extends KubeObject {
    public static final ResourceType<Service> TYPE = ResourceType.typed(
            new GroupVersionResource("", "v1", "services"), "Service", true, Service.class, Service::new);

    private Service(ObjectJson parts) {
        super(parts);
    }

    /** {@code ClusterIP}, {@code NodePort}, {@code LoadBalancer} or {@code ExternalName}. */
    public String type() {
        return string("spec", "type");
    }

    public String clusterIP() {
        return string("spec", "clusterIP");
    }
}
