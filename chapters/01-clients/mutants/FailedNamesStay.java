// Clears the field with the names after a list that was read to its end, but not after a failure.
// killed-by: 1.3 the token decides, and is sent back unchanged
// says: of a call that failed
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.List;

public class FailedNamesStay extends RecursiveListReader {
    private final List<String> all = new ArrayList<>();

    @Override
    public List<String> names(Server server, GroupVersionResource r, String namespace, int limit) {
        String token = "";
        do {
            Page page = page(server, r, namespace, limit, token);
            all.addAll(page.names());
            token = page.continueToken();
        } while (!token.isEmpty());
        List<String> names = List.copyOf(all);
        all.clear();
        return names;
    }
}
