package informers.api;

/**
 * Who a pod is when it talks to the API server.
 *
 * <p>A view on the object's bytes: each method reads them anew. Immutable; any thread. Corresponds to
 * {@code k8s.io/api/core/v1}.
 */
public final class ServiceAccount extends KubeObject {
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
