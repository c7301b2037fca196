// Reads a hundred pages at most.
// killed-by: 1.3 the token decides, and is sent back unchanged
// says: however many there are
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.List;

public class HundredPages extends RecursiveListReader {
    @Override
    public List<String> names(Server server, GroupVersionResource r, String namespace, int limit) {
        List<String> all = new ArrayList<>();
        String token = "";
        for (int i = 0; i < 100; i++) {
            Page page = page(server, r, namespace, limit, token);
            all.addAll(page.names());
            token = page.continueToken();
            if (token.isEmpty()) {
                break;
            }
        }
        return all;
    }
}
