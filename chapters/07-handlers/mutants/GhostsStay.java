// Forgets in silence what a list leaves out.
// killed-by: 7.7 a whole list at once, and a bookmark
// says: First what is gone (the list leaves out b)
// story: https://github.com/kubernetes/kubernetes/issues/115658
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.List;
import java.util.Map;

public class GhostsStay extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void tellGone(
            Map<String, T> known, List<T> list, ResourceEventHandler<T> handler) {
        // they are not in the store any more, and that is that
    }
}
