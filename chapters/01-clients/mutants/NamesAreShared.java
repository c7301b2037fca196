// Clears the list in the field, and returns it: the caller of before sees the new names.
// killed-by: 1.3 the token decides, and is sent back unchanged
// says: the list that it had returned before changed
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.List;

public class NamesAreShared extends RecursiveListReader {
    private final List<String> all = new ArrayList<>();

    @Override
    public List<String> names(Server server, GroupVersionResource r, String namespace, int limit) {
        all.clear();
        all.addAll(super.names(server, r, namespace, limit));
        return all;
    }
}
