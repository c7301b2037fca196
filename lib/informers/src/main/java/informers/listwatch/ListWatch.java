package informers.listwatch;

import informers.api.FieldSelector;
import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.ResourceType;
import informers.api.ShardSelector;
import informers.client.ResourceClient;
import informers.client.rest.RestClient;
import informers.watch.Watch;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A {@link ListerWatcher} that uses a client or two functions. It does not request pages: see {@link Pager}.
 *
 * <p>With a client it is thread-safe; otherwise as thread-safe as its functions. Corresponds to client-go's
 * {@code cache.ListWatch} ({@code tools/cache/listwatch.go}).
 *
 * @param <T> the type of the objects
 */
public final class ListWatch<T extends KubeObject> implements ListerWatcher<T> {
    private final Function<ListOptions, ObjectList<T>> list;
    private final Function<ListOptions, Watch<T>> watch;
    private final Supplier<Scope<T>> scope;

    private ListWatch(Function<ListOptions, ObjectList<T>> list, Function<ListOptions, Watch<T>> watch) {
        this.list = list;
        this.watch = watch;
        this.scope = () -> new UnscopedListerWatcher<>(this);
    }

    private ListWatch(RestClient client, ResourceType<T> type, String namespace, UnaryOperator<ListOptions> tweak) {
        ResourceClient<T> resource = new ResourceClient<>(client, type, namespace);
        this.list = options -> resource.list(tweak.apply(options));
        this.watch = options -> resource.watch(tweak.apply(options));
        this.scope = () -> {
            RestClient own = client.scope();
            return new ScopedListWatch<>(new ListWatch<>(own, type, namespace, tweak), own);
        };
    }

    /**
     * Creates a ListWatch of two functions.
     *
     * @param <T> the type of the objects
     * @param list lists the objects
     * @param watch opens a watch
     * @return the ListWatch
     */
    public static <T extends KubeObject> ListWatch<T> of(
            Function<ListOptions, ObjectList<T>> list, Function<ListOptions, Watch<T>> watch) {
        return new ListWatch<>(list, watch);
    }

    /**
     * Creates a ListWatch of one resource. Corresponds to client-go's {@code NewListWatchFromClient}.
     *
     * @param <T> the type of the objects
     * @param client the client
     * @param type the type of the objects
     * @param namespace the namespace; {@code ""} for all
     * @param fields the field selector; it replaces the one in the options of a request
     * @return the ListWatch
     */
    public static <T extends KubeObject> ListWatch<T> of(
            RestClient client, ResourceType<T> type, String namespace, FieldSelector fields) {
        return filtered(client, type, namespace, options -> options.withFieldSelector(fields.toString()));
    }

    /**
     * Creates a ListWatch of one resource, with a function that changes the options of each request. Corresponds to
     * client-go's {@code NewFilteredListWatchFromClient}.
     *
     * @param <T> the type of the objects
     * @param client the client
     * @param type the type of the objects
     * @param namespace the namespace; {@code ""} for all
     * @param tweak changes the options of each request
     * @return the ListWatch
     */
    public static <T extends KubeObject> ListWatch<T> filtered(
            RestClient client, ResourceType<T> type, String namespace, UnaryOperator<ListOptions> tweak) {
        return new ListWatch<>(client, type, namespace, tweak);
    }

    /**
     * Returns a view of one shard of the objects. A server that does not know shards sends all objects; they are filtered
     * here. Corresponds to {@code NewShardedListWatch} of a branch of client-go.
     *
     * @param <T> the type of the objects
     * @param whole lists and watches the objects of all shards
     * @param shard selects the objects
     * @return the view
     */
    public static <T extends KubeObject> ListerWatcher<T> sharded(ListerWatcher<T> whole, ShardSelector shard) {
        return new ShardedListerWatcher<>(
                Objects.requireNonNull(whole, "whole"), Objects.requireNonNull(shard, "shard"), null);
    }

    @Override
    public ObjectList<T> list(ListOptions options) {
        return list.apply(options);
    }

    @Override
    public Watch<T> watch(ListOptions options) {
        return watch.apply(options);
    }

    @Override
    public Scope<T> scope() {
        return scope.get();
    }

    /** Sends its own requests over the client's connections. Closing it ends them. */
    private record ScopedListWatch<T extends KubeObject>(ListWatch<T> requests, RestClient client) implements Scope<T> {
        @Override
        public ObjectList<T> list(ListOptions options) {
            return requests.list(options);
        }

        @Override
        public Watch<T> watch(ListOptions options) {
            return requests.watch(options);
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
