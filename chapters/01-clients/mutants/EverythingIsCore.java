// Ignores the group: builds every path as if it were in the core group.
// killed-by: 1.1 deployments of a namespace, and of all
// says: The paths of a group with a name begin with /apis/GROUP/VERSION
// story: https://kubernetes.io/docs/reference/using-api/#api-groups
import informers.api.GroupVersionResource;

public class EverythingIsCore extends RecursiveListReader {
    @Override
    public String path(GroupVersionResource r, String namespace) {
        String root = "/api/" + r.version();
        return root + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + r.resource();
    }
}
