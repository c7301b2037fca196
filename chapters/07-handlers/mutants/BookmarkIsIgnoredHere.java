// Ignores bookmarks.
// killed-by: 7.7 a whole list at once, and a bookmark
// says: pass it to the store
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#watch-bookmarks
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.store.Store;

public class BookmarkIsIgnoredHere extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void bookmark(
            String resourceVersion, Store<T> store, ResourceEventHandler<T> handler) {
        // no object, nothing to do
    }
}
