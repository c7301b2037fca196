package informers.api;

import java.util.Objects;

/**
 * The name of a resource as a URL has it, such as {@code apps/v1/deployments}.
 *
 * <p>Immutable and thread-safe. Corresponds to apimachinery's {@code schema.GroupVersionResource}.
 *
 * @param group the API group; {@code ""} for the core group
 * @param version the version, such as {@code v1}
 * @param resource the resource in the plural, such as {@code deployments}
 */
public record GroupVersionResource(String group, String version, String resource)
        implements Comparable<GroupVersionResource> {

    /** Rejects null. {@inheritDoc} */
    public GroupVersionResource {
        Objects.requireNonNull(group, "group: use \"\" for the core group");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(resource, "resource");
    }

    /**
     * Returns a resource of the core group.
     *
     * @param version such as {@code v1}
     * @param resource such as {@code pods}
     * @return the name
     */
    public static GroupVersionResource core(String version, String resource) {
        return new GroupVersionResource("", version, resource);
    }

    /**
     * {@return group and version, as an object's {@code apiVersion} states them: {@code apps/v1}, or {@code v1} for the
     * core group}
     */
    public String groupVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /**
     * {@return the resource and its group, as a {@link Status} names them: {@code deployments.apps}, or {@code pods}
     * for the core group}
     */
    public String groupResource() {
        return group.isEmpty() ? resource : resource + "." + group;
    }

    @Override
    public int compareTo(GroupVersionResource other) {
        return toString().compareTo(other.toString());
    }

    /** Returns {@code apps/v1/deployments}, or {@code v1/pods} for the core group. */
    @Override
    public String toString() {
        return groupVersion() + "/" + resource;
    }
}
