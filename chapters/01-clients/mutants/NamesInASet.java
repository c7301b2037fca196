// Collects the names in a set: of two objects with the same name in two namespaces, one is lost.
// killed-by: 1.3 the token decides, and is sent back unchanged
// says: it is another object
// story: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
import informers.api.GroupVersionResource;
import java.util.LinkedHashSet;
import java.util.List;

public class NamesInASet extends RecursiveListReader {
    @Override
    public List<String> names(Server server, GroupVersionResource r, String namespace, int limit) {
        return List.copyOf(new LinkedHashSet<>(super.names(server, r, namespace, limit)));
    }
}
