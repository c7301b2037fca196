// Compares the group with == "": true for the literal, false for an empty string that was read from somewhere.
// killed-by: 1.1 pods of a namespace
// says: Compare strings with isEmpty() or equals()
// story: https://kubernetes.io/docs/reference/using-api/#api-groups
import informers.api.GroupVersionResource;

public class EmptyByIdentity extends RecursiveListReader {
    @Override
    public String path(GroupVersionResource r, String namespace) {
        return r.group() == "" ? super.path(r, namespace) : super.path(r, namespace).replace("/api/", "/apis/" + r.group() + "/");
    }
}
