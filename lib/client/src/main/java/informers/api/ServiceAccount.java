package informers.api;

/**
 * A ServiceAccount: the identity of a pod at the API server.
 *
 * <p>A typed view of the object's JSON. Immutable and thread-safe. Corresponds to {@code
 * k8s.io/api/core/v1.ServiceAccount}.
 */
public final class ServiceAccount extends KubeObject {
    /** The resource {@code v1/serviceaccounts} with this type. */
    public static final ResourceType<ServiceAccount> TYPE = ResourceType.typed(
            new GroupVersionResource("", "v1", "serviceaccounts"),
            "ServiceAccount",
            true,
            ServiceAccount.class,
            ServiceAccount::new);

    private ServiceAccount(ObjectJson parts) {
        super(parts);
    }
}
