package informers.listwatch;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.watch.Watch;

/**
 * Whoever can answer a LIST and a WATCH: a server, a recording, a test.
 *
 * <p>Called by one thread at a time, which is the reflector's; it may be interrupted. What goes wrong is thrown as in
 * {@link informers.client.ResourceClient}. Corresponds to client-go's {@code cache.ListerWatcher}.
 */
public interface ListerWatcher<T extends KubeObject> {

    /** What exists; one page of it, if the options have a limit. */
    ObjectList<T> list(ListOptions options);

    /** What happens from the options' resourceVersion on. The caller closes the watch. */
    Watch<T> watch(ListOptions options);

    /**
     * Whether {@code sendInitialEvents} is understood: whether a watch can begin with what exists, and say with an
     * annotated bookmark when that was all. Who answers yes and never sends the bookmark, is waited for for ever.
     */
    default boolean supportsWatchList() {
        return true;
    }

    /** The same, for a server or a stand-in that knows no streamed lists. */
    default ListerWatcher<T> withoutWatchList() {
        return new WithoutWatchList<>(this);
    }

    /**
     * The same for one user, who may break off what is under way by closing it. Here closing only keeps new requests
     * from being made; whoever can end a request that waits for its server, overrides this.
     */
    default Scope<T> scope() {
        return new UnscopedListerWatcher<>(this);
    }

    /**
     * Closing it ends its requests and watches, from any thread, and makes new ones fail. It never hurts anybody else's.
     * There is no counterpart in client-go, where each call is given a context.
     */
    interface Scope<T extends KubeObject> extends ListerWatcher<T>, AutoCloseable {
        @Override
        void close();
    }
}
