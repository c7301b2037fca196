// Returns the same list in each page, cleared before the next one.
// killed-by: 1.2 the first page
// says: the page that it had returned before changed
// story: https://pkg.go.dev/k8s.io/client-go/tools/pager
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.List;

public class PagesShareAList extends RecursiveListReader {
    private final List<String> names = new ArrayList<>();

    @Override
    public Page page(Server server, GroupVersionResource r, String namespace, int limit, String continueToken) {
        Page page = super.page(server, r, namespace, limit, continueToken);
        names.clear();
        names.addAll(page.names());
        return new Page(names, page.resourceVersion(), page.continueToken());
    }
}
