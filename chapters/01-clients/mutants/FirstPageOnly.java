// One page is not all pages: the rest of the cluster is invisible.
// killed-by: 1.3 all pages, each object once
// says: go on while the server gives a token
// story: https://github.com/kubernetes-client/java/issues/1367
import informers.api.GroupVersionResource;
import java.util.List;

public class FirstPageOnly extends RecursiveLister {
    @Override
    public List<String> names(Server server, GroupVersionResource r, String namespace, int limit) {
        return page(server, r, namespace, limit, "").names();
    }
}
