package informers.client;

import java.util.List;
import java.util.Objects;

/**
 * The resources of one group and version, in the server's order.
 *
 * <p>Immutable and thread-safe. Corresponds to {@code metav1.APIResourceList}.
 *
 * @param groupVersion such as {@code apps/v1} or {@code v1}
 * @param resources the resources, with subresources
 */
public record ApiResourceList(String groupVersion, List<ApiResource> resources) {
    /** Rejects null, and copies collections. {@inheritDoc} */
    public ApiResourceList {
        Objects.requireNonNull(groupVersion, "groupVersion");
        Objects.requireNonNull(resources, "resources");
        resources = List.copyOf(resources);
    }
}
