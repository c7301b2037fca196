package informers.api;

import java.util.Objects;

/**
 * The name of a resource as it stands in a URL: {@code apps/v1/deployments}. The core group is the empty string.
 *
 * <p>A value; any thread. Corresponds to apimachinery's {@code schema.GroupVersionResource}.
 */
public record GroupVersionResource(String group, String version, String resource)
        implements Comparable<GroupVersionResource> {

    public GroupVersionResource {
        Objects.requireNonNull(group, "group: use \"\" for the core group");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(resource, "resource");
    }

    /** A resource of the core group, such as pods in {@code v1}. */
    public static GroupVersionResource core(String version, String resource) {
        return new GroupVersionResource("", version, resource);
    }

    /** {@code apps/v1}; for the core group just {@code v1}. This is what an object's {@code apiVersion} says. */
    public String groupVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** {@code deployments.apps}; for the core group just {@code pods}. Status bodies name resources like this. */
    public String groupResource() {
        return group.isEmpty() ? resource : resource + "." + group;
    }

    @Override
    public int compareTo(GroupVersionResource other) {
        return toString().compareTo(other.toString());
    }

    /** {@code apps/v1/deployments}, {@code v1/pods}. */
    @Override
    public String toString() {
        return groupVersion() + "/" + resource;
    }
}
