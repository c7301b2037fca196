package informers.reflector;

import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import informers.watch.EventType;
import informers.watch.WatchEvent;

/** Writes the events of a watch to the store, and updates the resourceVersion. Used by the reflector's thread. */
final class StoreTarget<T extends KubeObject> implements WatchHandler.Target<T> {
    private final ReflectorStore<T> store;
    private final SyncVersion version;

    /**
     * Whether events arrive in the order of their resourceVersions. A watch without a version starts with the existing
     * objects as ADDED events in any order; watching again from one of their versions could lose others. After any other
     * event they are in order.
     */
    private boolean inOrder;

    StoreTarget(ReflectorStore<T> store, SyncVersion version) {
        this.store = store;
        this.version = version;
        this.inOrder = !version.last().isEmpty() && !version.last().equals("0");
    }

    @Override
    public void take(WatchEvent<T> event) {
        switch (event.type()) {
            case ADDED -> store.add(event.object());
            case MODIFIED -> store.update(event.object());
            case DELETED -> store.delete(event.object());
            case BOOKMARK -> store.bookmark(event.resourceVersion());
            case ERROR -> throw new IllegalArgumentException("expected a change or a bookmark, found " + event);
        }
    }

    @Override
    public void reached(EventType type, String resourceVersion) {
        if (type != EventType.ADDED) {
            inOrder = true;
        }
        if (inOrder) {
            version.reached(resourceVersion);
        }
    }
}
