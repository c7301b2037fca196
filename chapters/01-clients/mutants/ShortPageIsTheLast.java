// Stops at a page that is not full; a server may give less than it was asked for.
// killed-by: 1.3 the token decides, and travels as it is
// says: The end is where the token is missing
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.List;

public class ShortPageIsTheLast extends RecursiveLister {
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
