package informers.client;

import informers.api.GroupVersionResource;
import java.util.Objects;

/**
 * The path of a resource in a URL: {@code /api/v1/…} for the core group, {@code /apis/GROUP/VERSION/…} for all others,
 * then the namespace, the resource, a name and a subresource.
 *
 * <p>A value; any thread. {@link #toString} is the path, not yet encoded. Corresponds to {@code rest/request.go}, URL().
 *
 * @param namespace {@code ""} for the whole cluster
 * @param name {@code ""} for all objects
 * @param subresource such as {@code status}; {@code ""} for the object itself
 */
public record ResourcePath(GroupVersionResource resource, String namespace, String name, String subresource) {

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
            throw new IllegalArgumentException("expected a resource and a version, came " + resource);
        }
        for (String part : subresource.split("/")) {
            check("subresource", part); // some have parts: "proxy/metrics"
        }
        if (!subresource.isEmpty() && name.isEmpty()) {
            throw new IllegalArgumentException("the subresource " + subresource + " belongs to an object: name it");
        }
    }

    /** All objects of a resource, in all namespaces. */
    public static ResourcePath of(GroupVersionResource resource) {
        return new ResourcePath(resource, "", "", "");
    }

    public ResourcePath namespace(String namespace) {
        return new ResourcePath(resource, namespace, name, subresource);
    }

    public ResourcePath name(String name) {
        return new ResourcePath(resource, namespace, name, subresource);
    }

    public ResourcePath subresource(String subresource) {
        return new ResourcePath(resource, namespace, name, subresource);
    }

    /** What would lead to another place than it says is refused, as in apimachinery's IsValidPathSegmentName. */
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
