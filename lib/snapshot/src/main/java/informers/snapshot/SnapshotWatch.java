package informers.snapshot;

import informers.api.KubeObject;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.util.Optional;

/** Writes each event to the snapshot before it returns it. As thread-safe as any watch. */
final class SnapshotWatch<T extends KubeObject> implements Watch<T> {
    private final Watch<T> watch;
    private final SnapshotListWatch<T> snapshot;
    private boolean inList; // the initial events of a streamed list

    SnapshotWatch(Watch<T> watch, SnapshotListWatch<T> snapshot, boolean inList) {
        this.watch = watch;
        this.snapshot = snapshot;
        this.inList = inList;
    }

    @Override
    public Optional<WatchEvent<T>> next() {
        Optional<WatchEvent<T>> event = watch.next();
        event.ifPresent(this::write);
        return event;
    }

    private void write(WatchEvent<T> event) {
        switch (event.type()) {
            case ADDED, MODIFIED -> change(file -> file.put(event.object()));
            case DELETED -> change(file -> file.delete(event.object()));
            case BOOKMARK -> bookmark(event);
            case ERROR -> {}
        }
    }

    private void change(SnapshotListWatch.Change change) {
        if (inList) {
            snapshot.inList(change);
        } else {
            snapshot.record(change);
        }
    }

    private void bookmark(WatchEvent<T> event) {
        if (!inList) {
            snapshot.record(file -> file.version(event.resourceVersion()));
        } else if (event.isInitialEventsEnd()) {
            snapshot.endList(event.resourceVersion());
            inList = false;
        }
    }

    @Override
    public Optional<IOException> failure() {
        return watch.failure();
    }

    @Override
    public void close() {
        watch.close();
    }
}
