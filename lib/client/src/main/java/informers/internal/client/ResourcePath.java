package informers.internal.client;

import informers.api.GroupVersionResource;
import java.util.Objects;

/**
 * The path of a resource in a URL: {@code /api/v1/…} for the core group, {@code /apis/GROUP/VERSION/…} for all others,
 * followed by namespace, resource, name and subresource.
 *
 * <p>Immutable and thread-safe. {@link #toString} returns the path, not encoded. Corresponds to {@code URL()} of
 * client-go's {@code rest/request.go}.
 *
 * @param resource the resource
 * @param namespace {@code ""} for all namespaces, and for cluster-scoped resources
 * @param name {@code ""} for all objects
 * @param subresource such as {@code status}; {@code ""} for the object itself
 */
public record ResourcePath(GroupVersionResource resource, String namespace, String name, String subresource) {

    /** Checks the components, rejects null. {@inheritDoc} */
    public ResourcePath {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(subresource, "subresource");
        check("namespace", namespace);
        check("name", name);
        check("resource", resource.resource());
        check("group", resource.group());
        check("version", resource.version());
        if (resource.resource().isEmpty() || resource.version().isEmpty()) {
            throw new IllegalArgumentException("expected a resource and a version, found " + resource);
        }
        for (String part : subresource.split("/")) {
            check("subresource", part); // some have several parts: "proxy/metrics"
        }
        if (!subresource.isEmpty() && name.isEmpty()) {
            throw new IllegalArgumentException("the subresource " + subresource + " belongs to an object: name it");
        }
    }

    /**
     * Returns the path of all objects of a resource, in all namespaces.
     *
     * @param resource the resource
     * @return the path
     */
    public static ResourcePath of(GroupVersionResource resource) {
        return new ResourcePath(resource, "", "", "");
    }

    /**
     * Returns this path with another namespace.
     *
     * @param namespace {@code ""} for all namespaces
     * @return a new path
     */
    public ResourcePath namespace(String namespace) {
        return new ResourcePath(resource, namespace, name, subresource);
    }

    /**
     * Returns this path with another name.
     *
     * @param name {@code ""} for all objects
     * @return a new path
     */
    public ResourcePath name(String name) {
        return new ResourcePath(resource, namespace, name, subresource);
    }

    /**
     * Returns this path with another subresource.
     *
     * @param subresource {@code ""} for the object itself
     * @return a new path
     */
    public ResourcePath subresource(String subresource) {
        return new ResourcePath(resource, namespace, name, subresource);
    }

    /** Rejects segments that would change the meaning of the path, like apimachinery's IsValidPathSegmentName. */
    private static void check(String what, String segment) {
        if (segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException(
                    "invalid " + what + " \"" + segment + "\": may not be '" + segment + "'");
        }
        for (String forbidden : new String[] {"/", "%"}) {
            if (segment.contains(forbidden)) {
                throw new IllegalArgumentException(
                        "invalid " + what + " \"" + segment + "\": may not contain '" + forbidden + "'");
            }
        }
    }

    @Override
    public String toString() {
        StringBuilder path = new StringBuilder(resource.group().isEmpty() ? "/api/" : "/apis/");
        path.append(resource.groupVersion());
        if (!namespace.isEmpty()) {
            path.append("/namespaces/").append(namespace);
        }
        path.append('/').append(resource.resource());
        if (!name.isEmpty()) {
            path.append('/').append(name);
        }
        if (!subresource.isEmpty()) {
            path.append('/').append(subresource);
        }
        return path.toString();
    }
}
