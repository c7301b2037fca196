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
import java.util.function.UnaryOperator;

/**
 * A {@link ListerWatcher} from a client, or from two functions. It does not page by itself: see {@link Pager}.
 *
 * <p>As thread-safe as its functions; those of a client may be called from any thread. Answers to client-go's
 * {@code cache.ListWatch} ({@code tools/cache/listwatch.go}).
 */
public final class ListWatch<T extends KubeObject> implements ListerWatcher<T> {
    private final Function<ListOptions, ObjectList<T>> list;
    private final Function<ListOptions, Watch<T>> watch;

    private ListWatch(Function<ListOptions, ObjectList<T>> list, Function<ListOptions, Watch<T>> watch) {
        this.list = list;
        this.watch = watch;
    }

    /** Two functions of one's own. */
    public static <T extends KubeObject> ListWatch<T> of(
            Function<ListOptions, ObjectList<T>> list, Function<ListOptions, Watch<T>> watch) {
        return new ListWatch<>(list, watch);
    }

    /**
     * One resource, in a namespace ({@code ""} for all), narrowed by fields. The field selector takes the place of one
     * in the options. Answers to {@code NewListWatchFromClient}.
     */
    public static <T extends KubeObject> ListWatch<T> of(
            RestClient client, ResourceType<T> type, String namespace, FieldSelector fields) {
        return filtered(client, type, namespace, options -> options.withFieldSelector(fields.toString()));
    }

    /** One resource, with the last word on the options of each request. Answers to {@code NewFilteredListWatchFromClient}. */
    public static <T extends KubeObject> ListWatch<T> filtered(
            RestClient client, ResourceType<T> type, String namespace, UnaryOperator<ListOptions> tweak) {
        ResourceClient<T> resource = new ResourceClient<>(client, type, namespace);
        return new ListWatch<>(
                options -> resource.list(tweak.apply(options)), options -> resource.watch(tweak.apply(options)));
    }

    @Override
    public ObjectList<T> list(ListOptions options) {
        return list.apply(options);
    }

    @Override
    public Watch<T> watch(ListOptions options) {
        return watch.apply(options);
    }
}
