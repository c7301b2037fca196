// Writes /namespaces/NAME even if the namespace is empty.
// killed-by: 1.1 deployments of a namespace, and of all
// says: leave out the part /namespaces/NAME
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris
import informers.api.GroupVersionResource;

public class EveryPathHasANamespace extends RecursiveListReader {
    @Override
    public String path(GroupVersionResource r, String namespace) {
        String root = r.group().isEmpty() ? "/api/" + r.version() : "/apis/" + r.group() + "/" + r.version();
        return root + "/namespaces/" + namespace + "/" + r.resource();
    }
}
