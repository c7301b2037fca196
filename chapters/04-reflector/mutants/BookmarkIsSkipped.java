// A BOOKMARK has no object to store, so it is passed over: a quiet watch stays at an old version.
// killed-by: 4.4 watch after watch, each from where the last one ended
// says: a BOOKMARK too
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#watch-bookmarks
import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import informers.watch.EventType;
import informers.watch.WatchEvent;

public class BookmarkIsSkipped extends StepReflector {
    public BookmarkIsSkipped(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected void take(WatchEvent<KubeObject> event) {
        if (event.type() != EventType.BOOKMARK) {
            super.take(event);
        }
    }
}
