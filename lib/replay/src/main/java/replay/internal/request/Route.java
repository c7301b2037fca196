package replay.internal.request;

import informers.api.GroupVersionResource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The resource and object of a path. Immutable.
 *
 * @param namespace {@code ""} for all namespaces, or for a cluster-scoped resource
 * @param name {@code ""} for the collection
 * @param subresource {@code ""} for the object itself
 */
public record Route(GroupVersionResource gvr, String namespace, String name, String subresource) {

    /** Parses a path; empty if it is not the path of a resource. */
    public static Optional<Route> parse(String path) {
        List<String> parts = Arrays.asList(path.substring(1).split("/", -1));
        if (parts.contains("")) {
            return Optional.empty();
        }
        String group;
        int at;
        if (parts.get(0).equals("api") && parts.size() > 2) {
            group = "";
            at = 1;
        } else if (parts.get(0).equals("apis") && parts.size() > 3) {
            group = parts.get(1);
            at = 2;
        } else {
            return Optional.empty();
        }
        String version = parts.get(at);
        List<String> rest = parts.subList(at + 1, parts.size());
        String namespace = "";
        boolean namespaced = rest.size() > 2
                && rest.get(0).equals("namespaces")
                && !(rest.size() == 3 && List.of("status", "finalize").contains(rest.get(2)));
        if (namespaced) {
            namespace = rest.get(1);
            rest = rest.subList(2, rest.size());
        }
        return Optional.of(new Route(
                new GroupVersionResource(group, version, rest.get(0)),
                namespace,
                rest.size() > 1 ? rest.get(1) : "",
                rest.size() > 2 ? String.join("/", rest.subList(2, rest.size())) : ""));
    }
}
