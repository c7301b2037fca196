// Ignores BOOKMARKs, because they have no object: a watch without other events resumes from an old version.
// killed-by: 4.4 each watch resumes where the last one ended
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
