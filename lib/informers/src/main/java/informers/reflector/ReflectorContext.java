package informers.reflector;

import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import informers.util.Concurrency;

/** What the pieces of one reflector share. */
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
     * How long the server may keep a watch open: between the minimum and twice that, each time another number, so that a
     * server's watches do not all end, and come back, at one moment.
     */
    long timeoutSeconds() {
        return (long) (options.minWatchTimeout().toSeconds() * (1 + concurrency.random()));
    }
}
