// Takes the core group for one like the others, with an empty name.
// killed-by: 1.1 pods of a namespace
// says: it lives under /api
// story: https://kubernetes.io/docs/reference/using-api/#api-groups
import informers.api.GroupVersionResource;

public class CoreUnderApis extends RecursiveLister {
    @Override
    public String path(GroupVersionResource r, String namespace) {
        String root = "/apis/" + r.group() + "/" + r.version();
        return root + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + r.resource();
    }
}
