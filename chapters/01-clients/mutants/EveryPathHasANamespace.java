// Writes the namespace even when there is none.
// killed-by: 1.1 deployments of a namespace, and of all
// says: the part /namespaces/NAME is left out
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris
import informers.api.GroupVersionResource;

public class EveryPathHasANamespace extends RecursiveLister {
    @Override
    public String path(GroupVersionResource r, String namespace) {
        String root = r.group().isEmpty() ? "/api/" + r.version() : "/apis/" + r.group() + "/" + r.version();
        return root + "/namespaces/" + namespace + "/" + r.resource();
    }
}
