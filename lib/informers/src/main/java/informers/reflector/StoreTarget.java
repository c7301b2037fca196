package informers.reflector;

import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import informers.watch.EventType;
import informers.watch.WatchEvent;

/** The events of a watch go to the store, and the version goes on with them. Used by the reflector's thread. */
final class StoreTarget<T extends KubeObject> implements WatchHandler.Target<T> {
    private final ReflectorStore<T> store;
    private final SyncVersion version;

    /**
     * A watch that began at no version begins with what exists, as ADDED events in no order of versions: to go on from
     * one of them could lose others. After any other event they are in order.
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
            case ERROR -> throw new IllegalArgumentException("an ERROR is not for the store: " + event);
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
