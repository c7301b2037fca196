// Keeps the names of the first call and returns them again.
// killed-by: 1.3 the token decides, and is sent back unchanged
// says: read the list again
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import informers.api.GroupVersionResource;
import java.util.List;

public class NamesAreCached extends RecursiveListReader {
    private List<String> cached;

    @Override
    public List<String> names(Server server, GroupVersionResource r, String namespace, int limit) {
        cached = cached == null ? super.names(server, r, namespace, limit) : cached;
        return cached;
    }
}
