// Reads the first page only: all objects of the other pages are missing.
// killed-by: 1.3 all pages, each object once
// says: as long as the server sends a token
// story: https://github.com/kubernetes-client/java/issues/1367
import informers.api.GroupVersionResource;
import java.util.List;

public class FirstPageOnly extends RecursiveListReader {
    @Override
    public List<String> names(Server server, GroupVersionResource r, String namespace, int limit) {
        return page(server, r, namespace, limit, "").names();
    }
}
