// Looks by name whether a known object is in the list.
// killed-by: 7.7 a whole list at once, and a bookmark
// says: compare keys, not names
// story: https://github.com/fabric8io/kubernetes-client/pull/3753
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

public class ListedByName extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void notifyDeleted(
            Map<String, T> known, List<T> list, ResourceEventHandler<T> handler) {
        Set<String> listed = list.stream().map(KubeObject::name).collect(Collectors.toSet());
        known.forEach((key, object) -> {
            if (!listed.contains(object.name())) {
                handler.onDelete(DeletedObject.missed(key, Optional.of(object)));
            }
        });
    }
}
