package informers.client;

import informers.api.KubeObject;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.util.Optional;

/** A watch that ended before it started. Corresponds to {@code watch.NewEmptyWatch}, which does not say why. */
record EndedWatch<T extends KubeObject>(IOException why) implements Watch<T> {
    @Override
    public Optional<WatchEvent<T>> next() {
        return Optional.empty();
    }

    @Override
    public Optional<IOException> failure() {
        return Optional.of(why);
    }

    @Override
    public void close() {}
}
