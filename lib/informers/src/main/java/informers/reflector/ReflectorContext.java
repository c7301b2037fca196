package informers.reflector;

import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import informers.util.Concurrency;

/** The objects that the parts of one reflector share. */
record ReflectorContext<T extends KubeObject>(
        String name,
        ReflectorStore<T> store,
        ReflectorOptions<T> options,
        ExpectedType<T> expected,
        SyncVersion version,
        BackoffManager backoff,
        Reports reports,
        RequestedList requested,
        Concurrency concurrency) {

    /**
     * Returns the timeout of a watch: a random time between the minimum and twice the minimum, so that the watches of a
     * server do not all end at the same moment.
     */
    long timeoutSeconds() {
        return (long) (options.minWatchTimeout().getSeconds() * (1 + concurrency.random()));
    }
}
