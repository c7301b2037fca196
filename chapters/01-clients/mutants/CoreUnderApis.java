// Treats the core group like the others: /apis/ and then its empty name.
// killed-by: 1.1 pods of a namespace
// says: Its paths begin with /api
// story: https://kubernetes.io/docs/reference/using-api/#api-groups
import informers.api.GroupVersionResource;

public class CoreUnderApis extends RecursiveListReader {
    @Override
    public String path(GroupVersionResource r, String namespace) {
        String root = "/apis/" + r.group() + "/" + r.version();
        return root + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + r.resource();
    }
}
