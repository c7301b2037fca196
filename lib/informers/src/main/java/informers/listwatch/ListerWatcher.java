package informers.listwatch;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.watch.Watch;

/**
 * Whoever can answer a LIST and a WATCH: a server, a recording, a test.
 *
 * <p>Called by one thread at a time, which is the reflector's; it may be interrupted. What goes wrong is thrown as in
 * {@link informers.client.ResourceClient}. Answers to client-go's {@code cache.ListerWatcher}.
 */
public interface ListerWatcher<T extends KubeObject> {

    /** What exists; one page of it, if the options have a limit. */
    ObjectList<T> list(ListOptions options);

    /** What happens from the options' resourceVersion on. The caller closes the watch. */
    Watch<T> watch(ListOptions options);
}
