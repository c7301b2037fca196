// Forgets the group.
// killed-by: 1.1 deployments of a namespace, and of all
// says: A group with a name lives under /apis/GROUP/VERSION
// story: https://kubernetes.io/docs/reference/using-api/#api-groups
import informers.api.GroupVersionResource;

public class EverythingIsCore extends RecursiveLister {
    @Override
    public String path(GroupVersionResource r, String namespace) {
        String root = "/api/" + r.version();
        return root + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + r.resource();
    }
}
