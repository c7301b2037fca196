// Appends to a builder that is kept in a field: the second path begins with the first one.
// killed-by: 1.1 pods of a namespace
// says: does not depend on the calls before
// story: https://kubernetes.io/docs/reference/using-api/#api-groups
import informers.api.GroupVersionResource;

public class PathInAField extends RecursiveListReader {
    private final StringBuilder text = new StringBuilder();

    @Override
    public String path(GroupVersionResource r, String namespace) {
        return text.append(super.path(r, namespace)).toString();
    }
}
