// Sends no notification for objects that a list does not contain any more.
// killed-by: 7.7 a whole list at once, and a bookmark
// says: First the deletions (b is not in the list)
// story: https://github.com/kubernetes/kubernetes/issues/115658
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.List;
import java.util.Map;

public class GhostsStay extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void notifyDeleted(
            Map<String, T> known, List<T> list, ResourceEventHandler<T> handler) {
        // no onDelete
    }
}
