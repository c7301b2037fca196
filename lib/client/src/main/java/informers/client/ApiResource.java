package informers.client;

import informers.api.GroupVersionResource;
import java.util.List;
import java.util.Objects;

/**
 * A resource of the server, as {@code kubectl api-resources} shows it.
 *
 * <p>Immutable and thread-safe. Corresponds to {@code metav1.APIResource}, with the group and version of its list.
 *
 * @param group the API group; {@code ""} for the core group
 * @param version the version, such as {@code v1}
 * @param name such as {@code deployments}, or {@code deployments/status} for a subresource
 * @param singularName such as {@code deployment}; {@code ""} on old servers
 * @param shortNames such as {@code deploy}
 * @param namespaced whether its objects are in namespaces
 * @param kind the kind of its objects, such as {@code Deployment}
 * @param verbs what it supports, such as {@code list}
 * @param categories such as {@code all}
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
    /** Rejects null, and copies collections. {@inheritDoc} */
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

    /** {@return group and version: {@code apps/v1}, or {@code v1} for the core group} */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** {@return the name of the resource in URLs} */
    public GroupVersionResource resource() {
        return new GroupVersionResource(group, version, name);
    }

    /** {@return whether this is a subresource} */
    public boolean isSubresource() {
        return name.indexOf('/') >= 0;
    }

    /**
     * Returns whether the resource supports some verbs; an informer needs {@code list} and {@code watch}.
     *
     * @param wanted the verbs
     * @return whether it supports all of them
     */
    public boolean supports(String... wanted) {
        return verbs.containsAll(List.of(wanted));
    }
}
