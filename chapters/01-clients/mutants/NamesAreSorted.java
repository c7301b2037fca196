// Sorts the names. The server's order is by namespace first, then by name.
// killed-by: 1.3 all pages, each object once
// says: in the server's order
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import informers.api.GroupVersionResource;
import java.util.List;

public class NamesAreSorted extends RecursiveListReader {
    @Override
    public List<String> names(Server server, GroupVersionResource r, String namespace, int limit) {
        return super.names(server, r, namespace, limit).stream().sorted().toList();
    }
}
