package informers.listwatch;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.watch.Watch;

/**
 * Lists and watches objects: from a server, a recording or a test.
 *
 * <p>Called by one thread at a time, the reflector's, which may be interrupted. Errors are thrown as by
 * {@link informers.client.ResourceClient}. Corresponds to client-go's {@code cache.ListerWatcher}.
 *
 * @param <T> the type of the objects
 */
public interface ListerWatcher<T extends KubeObject> {

    /**
     * Lists the objects.
     *
     * @param options the options; with a limit, one page is returned
     * @return the objects
     */
    ObjectList<T> list(ListOptions options);

    /**
     * Watches for changes from the resourceVersion of the options on. The caller closes the watch.
     *
     * @param options the options
     * @return an open watch
     */
    Watch<T> watch(ListOptions options);

    /**
     * Returns whether {@code sendInitialEvents} is supported: a watch can start with the existing objects, and marks their
     * end with an annotated bookmark. If it is true and the bookmark is never sent, the reflector waits forever.
     *
     * @return true by default
     */
    default boolean supportsWatchList() {
        return true;
    }

    /**
     * Returns a view for a server without streamed lists: {@link #supportsWatchList} is false.
     *
     * @return the view
     */
    default ListerWatcher<T> withoutWatchList() {
        return new WithoutWatchList<>(this);
    }

    /**
     * Returns a view for one user, whose requests can be ended by closing the view. In this implementation closing only
     * prevents new requests; override it if a request in progress can be ended.
     *
     * @return a new scope
     */
    default Scope<T> scope() {
        return new UnscopedListerWatcher<>(this);
    }

    /**
     * A view for one user. Closing it, from any thread, ends its requests and watches, and makes new ones fail; those of
     * other users are not affected. In client-go each call has a context instead.
     *
     * @param <T> the type of the objects
     */
    interface Scope<T extends KubeObject> extends ListerWatcher<T>, AutoCloseable {
        @Override
        void close();
    }
}
