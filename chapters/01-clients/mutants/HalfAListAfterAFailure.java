// A request that fails ends the loop: half a list is returned, and looks like a whole one.
// killed-by: 1.3 the token decides, and is sent back unchanged
// says: the names of a part of the list
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.List;

public class HalfAListAfterAFailure extends RecursiveListReader {
    @Override
    public List<String> names(Server server, GroupVersionResource r, String namespace, int limit) {
        List<String> all = new ArrayList<>();
        try {
            String token = "";
            do {
                Page page = page(server, r, namespace, limit, token);
                all.addAll(page.names());
                token = page.continueToken();
            } while (!token.isEmpty());
        } catch (RuntimeException e) {
            System.getLogger("names").log(System.Logger.Level.DEBUG, "the last page", e);
        }
        return all;
    }
}
