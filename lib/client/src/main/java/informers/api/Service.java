package informers.api;

/**
 * A Service: a stable name and address for a set of pods.
 *
 * <p>A typed view of the object's JSON; each accessor reads it again. Immutable and thread-safe. Corresponds to {@code
 * k8s.io/api/core/v1.Service}.
 */
public final class Service extends KubeObject {
    /** The resource {@code v1/services} with this type. */
    public static final ResourceType<Service> TYPE = ResourceType.typed(
            new GroupVersionResource("", "v1", "services"), "Service", true, Service.class, Service::new);

    private Service(ObjectJson parts) {
        super(parts);
    }

    /** {@return {@code ClusterIP}, {@code NodePort}, {@code LoadBalancer} or {@code ExternalName}} */
    public String type() {
        return string("spec", "type");
    }

    /** {@return the address inside the cluster; {@code ""} until it has one} */
    public String clusterIP() {
        return string("spec", "clusterIP");
    }
}
