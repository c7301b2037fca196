package informers.client;

import informers.api.GroupVersionResource;
import java.util.List;
import java.util.Objects;

/**
 * A resource that the server has, with what {@code kubectl api-resources} shows of it.
 *
 * <p>A value; any thread. Corresponds to {@code metav1.APIResource}, with the group and version of the list it stood in.
 *
 * @param name such as {@code deployments}, or {@code deployments/status} for a subresource
 * @param kind of the objects, such as {@code Deployment}
 */
public record ApiResource(
        String group,
        String version,
        String name,
        String singularName,
        List<String> shortNames,
        boolean namespaced,
        String kind,
        List<String> verbs,
        List<String> categories) {
    public ApiResource {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(singularName, "singularName");
        Objects.requireNonNull(shortNames, "shortNames");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(verbs, "verbs");
        Objects.requireNonNull(categories, "categories");
        shortNames = List.copyOf(shortNames);
        verbs = List.copyOf(verbs);
        categories = List.copyOf(categories);
    }

    /** {@code apps/v1}; for the core group just {@code v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    public GroupVersionResource resource() {
        return new GroupVersionResource(group, version, name);
    }

    public boolean isSubresource() {
        return name.indexOf('/') >= 0;
    }

    /** Whether all these can be done with it; an informer needs {@code list} and {@code watch}. */
    public boolean supports(String... wanted) {
        return verbs.containsAll(List.of(wanted));
    }
}
