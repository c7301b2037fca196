// After a failure it begins again, but keeps the names of the first attempt: a mixture of two moments.
// killed-by: 1.3 the token decides, and is sent back unchanged
// says: All pages together are the list at one moment
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.List;

public class OldAndNewPages extends RecursiveListReader {
    @Override
    public List<String> names(Server server, GroupVersionResource r, String namespace, int limit) {
        List<String> all = new ArrayList<>();
        String token = "";
        do {
            try {
                Page page = page(server, r, namespace, limit, token);
                all.addAll(page.names());
                token = page.continueToken();
            } catch (RuntimeException e) {
                if (!String.valueOf(e.getMessage()).contains("410")) {
                    throw e;
                }
                token = "";
                Page again = page(server, r, namespace, limit, token);
                all.addAll(again.names());
                token = again.continueToken();
            }
        } while (!token.isEmpty());
        return all;
    }
}
