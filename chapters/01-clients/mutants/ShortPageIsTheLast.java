// Stops at a page that has fewer objects than the limit. The server may send such a page before the end.
// killed-by: 1.3 the token decides, and is sent back unchanged
// says: A page without a token is the last one
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.List;

public class ShortPageIsTheLast extends RecursiveListReader {
    @Override
    public List<String> names(Server server, GroupVersionResource r, String namespace, int limit) {
        List<String> names = new ArrayList<>();
        String token = "";
        do {
            Page page = page(server, r, namespace, limit, token);
            names.addAll(page.names());
            token = page.continueToken();
        } while (!token.isEmpty() && names.size() % limit == 0);
        return names;
    }
}
