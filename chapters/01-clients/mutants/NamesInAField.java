// Collects the names in a field that is never cleared.
// killed-by: 1.3 the token decides, and is sent back unchanged
// says: return only the names of this call
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.List;

public class NamesInAField extends RecursiveListReader {
    private final List<String> all = new ArrayList<>();

    @Override
    public List<String> names(Server server, GroupVersionResource r, String namespace, int limit) {
        all.addAll(super.names(server, r, namespace, limit));
        return List.copyOf(all);
    }
}
