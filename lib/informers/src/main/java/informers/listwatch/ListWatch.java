package informers.listwatch;

import informers.api.FieldSelector;
import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.ResourceType;
import informers.client.ResourceClient;
import informers.client.rest.RestClient;
import informers.watch.Watch;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A {@link ListerWatcher} from a client, or from two functions. It does not page by itself: see {@link Pager}.
 *
 * <p>As thread-safe as its functions; those of a client may be called from any thread. Corresponds to client-go's
 * {@code cache.ListWatch} ({@code tools/cache/listwatch.go}).
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

    /** Two functions of one's own. */
    public static <T extends KubeObject> ListWatch<T> of(
            Function<ListOptions, ObjectList<T>> list, Function<ListOptions, Watch<T>> watch) {
        return new ListWatch<>(list, watch);
    }

    /**
     * One resource, in a namespace ({@code ""} for all), narrowed by fields. The field selector takes the place of one
     * in the options. Corresponds to {@code NewListWatchFromClient}.
     */
    public static <T extends KubeObject> ListWatch<T> of(
            RestClient client, ResourceType<T> type, String namespace, FieldSelector fields) {
        return filtered(client, type, namespace, options -> options.withFieldSelector(fields.toString()));
    }

    /** One resource, with the last word on the options of each request. Corresponds to {@code NewFilteredListWatchFromClient}. */
    public static <T extends KubeObject> ListWatch<T> filtered(
            RestClient client, ResourceType<T> type, String namespace, UnaryOperator<ListOptions> tweak) {
        return new ListWatch<>(client, type, namespace, tweak);
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

    /** Requests of its own on the client's connections: closing ends them, wherever they wait. */
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
