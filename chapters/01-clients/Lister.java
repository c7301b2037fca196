import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import java.util.List;

/** What you build in chapter 01: the part of every client that turns a name into a URL, and a URL into a list. */
public interface Lister {

    /**
     * The path of a resource.
     *
     * @param namespace the namespace to look into; {@code ""} for all of them, and for resources that have none
     */
    String path(GroupVersionResource resource, String namespace);

    /**
     * One page of a list, by one request.
     *
     * @param limit at most so many objects; 0 for all
     * @param continueToken what the page before gave; {@code ""} for the first page
     */
    Page page(Server server, GroupVersionResource resource, String namespace, int limit, String continueToken);

    /** The names of all objects, page by page, in the server's order. Two namespaces may have objects of one name. */
    List<String> names(Server server, GroupVersionResource resource, String namespace, int limit);

    /**
     * The version of a group that the server prefers.
     *
     * @param group its name; {@code ""} is the core group
     * @throws IllegalArgumentException if the server has no such group
     */
    String preferredVersion(Server server, String group);

    /**
     * A page.
     *
     * @param names the names of its objects ({@code items[].metadata.name})
     * @param resourceVersion the version of the whole list ({@code metadata.resourceVersion})
     * @param continueToken what to send for the next page ({@code metadata.continue}); {@code ""} on the last
     */
    record Page(List<String> names, String resourceVersion, String continueToken) {}

    /** An API server, seen from far away: you send a path with its query, it answers JSON. */
    @FunctionalInterface
    interface Server {
        JsonNode get(String pathAndQuery);
    }
}
