// Leaves out the namespace for resources that are called nodes, in any group.
// killed-by: 1.1 deployments of a namespace, and of all
// says: not from a table of known resources
// story: https://kubernetes.io/docs/reference/using-api/#api-groups
import informers.api.GroupVersionResource;

public class NodesHaveNoNamespace extends RecursiveListReader {
    @Override
    public String path(GroupVersionResource r, String namespace) {
        return super.path(r, r.resource().equals("nodes") ? "" : namespace);
    }
}
