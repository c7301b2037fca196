// Treats the token "null" as the end of the list.
// killed-by: 1.3 the token decides, and is sent back unchanged
// says: only a missing or an empty one ends the list
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import informers.api.GroupVersionResource;

public class NullIsNoToken extends RecursiveListReader {
    @Override
    public Page page(Server server, GroupVersionResource r, String namespace, int limit, String continueToken) {
        Page page = super.page(server, r, namespace, limit, continueToken);
        return page.continueToken().equals("null") ? new Page(page.names(), page.resourceVersion(), "") : page;
    }
}
