// Sends the limit with the first page only.
// killed-by: 1.2 the first page
// says: both are in the query
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import informers.api.GroupVersionResource;

public class LimitOfTheFirstPageOnly extends RecursiveListReader {
    @Override
    public Page page(Server server, GroupVersionResource r, String namespace, int limit, String continueToken) {
        return super.page(server, r, namespace, continueToken.isEmpty() ? limit : 0, continueToken);
    }
}
