package informers.listwatch;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.ShardSelector;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists and watches one shard: asks the server for it, and filters the response of a server that does not know shards. A
 * streamed list does not show which server it is, so events are always filtered.
 *
 * @param scoped what closing ends; null if this is no scope
 */
record ShardedListerWatcher<T extends KubeObject>(
        ListerWatcher<T> whole, ShardSelector shard, ListerWatcher.@Nullable Scope<T> scoped)
        implements ListerWatcher.Scope<T> {

    @Override
    public ObjectList<T> list(ListOptions options) {
        ObjectList<T> answer = whole.list(options.withShardSelector(shard.toString()));
        if (!answer.shardSelector().isEmpty()) {
            return answer;
        }
        List<T> own = answer.items().stream().filter(shard::matches).toList();
        return new ObjectList<>(answer.resourceVersion(), answer.continueToken(), -1, own);
    }

    @Override
    public Watch<T> watch(ListOptions options) {
        return new ShardedWatch<>(whole.watch(options.withShardSelector(shard.toString())), shard);
    }

    @Override
    public boolean supportsWatchList() {
        return whole.supportsWatchList();
    }

    @Override
    public Scope<T> scope() {
        Scope<T> scope = whole.scope();
        return new ShardedListerWatcher<>(scope, shard, scope);
    }

    @Override
    public void close() {
        if (scoped != null) {
            scoped.close();
        }
    }

    private record ShardedWatch<T extends KubeObject>(Watch<T> whole, ShardSelector shard) implements Watch<T> {
        @Override
        public Optional<WatchEvent<T>> next() {
            Optional<WatchEvent<T>> event = whole.next();
            while (event.isPresent() && !passes(event.get())) {
                event = whole.next();
            }
            return event;
        }

        private boolean passes(WatchEvent<T> event) {
            return event.type() == EventType.ERROR
                    || event.type() == EventType.BOOKMARK
                    || shard.matches(event.object());
        }

        @Override
        public Optional<IOException> failure() {
            return whole.failure();
        }

        @Override
        public void close() {
            whole.close();
        }
    }
}
