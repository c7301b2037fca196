import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import java.util.List;

/**
 * What you build in chapter 01: the part of every client that builds the URL of a resource and reads its list, page by page.
 * An instance is used by one thread, for any number of calls, resources and servers. No call depends on the calls before it, and
 * what a call has returned does not change later.
 */
public interface ListReader {

    /**
     * Returns the path of a resource, such as {@code /api/v1/namespaces/default/pods}.
     *
     * @param namespace the namespace; {@code ""} for all namespaces, and for resources that belong to none
     */
    String path(GroupVersionResource resource, String namespace);

    /**
     * Reads one page of a list. Sends one request.
     *
     * @param limit the largest number of objects in the page; 0 for no limit
     * @param continueToken the token of the previous page; {@code ""} for the first page
     */
    Page page(Server server, GroupVersionResource resource, String namespace, int limit, String continueToken);

    /**
     * Reads all pages and returns the names of all objects, in the server's order. Objects in different namespaces may have
     * the same name: then the name occurs more than once. A part of a list is never returned: if a request fails, this method
     * throws, or begins again with the first page.
     *
     * @param limit the largest number of objects in each page; 0 for no limit
     * @throws RuntimeException the exception of {@link Server#get}
     */
    List<String> names(Server server, GroupVersionResource resource, String namespace, int limit);

    /**
     * Returns the version of an API group that the server prefers, such as {@code v2}.
     *
     * @param group the name of the group; {@code ""} is the core group
     * @throws IllegalArgumentException if the server has no such group
     */
    String preferredVersion(Server server, String group);

    /**
     * One page of a list.
     *
     * @param names the names of the objects in this page ({@code items[].metadata.name})
     * @param resourceVersion the version of the list as a whole ({@code metadata.resourceVersion})
     * @param continueToken the token that requests the next page ({@code metadata.continue}); {@code ""} in the last page
     */
    record Page(List<String> names, String resourceVersion, String continueToken) {}

    /** An API server. */
    @FunctionalInterface
    interface Server {
        /**
         * Sends a GET request and returns the body of the response.
         *
         * @param pathAndQuery such as {@code /api/v1/pods?limit=3}; names and values of the query must be URL-encoded
         */
        JsonNode get(String pathAndQuery);
    }
}
