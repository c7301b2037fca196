package informers.informer;

import informers.api.GroupVersionResource;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * The name of a program's informers in threads, logs and metrics, such as that of the controller that they belong to. It is unique in
 * this process until it is closed, and so is each resource below it: two informers never write the same metric.
 *
 * <p>Thread-safe. Null is rejected. Corresponds to client-go's {@code cache.InformerName}, since 1.36. There one provider of metrics
 * is set for the process; here each name has its own.
 */
public final class InformerName implements AutoCloseable {
    private static final Set<String> RESERVED = Collections.newSetFromMap(new ConcurrentHashMap<>());

    private final String name;
    private final Function<Identity, Metrics> metrics;
    private final Set<GroupVersionResource> resources = Collections.newSetFromMap(new ConcurrentHashMap<>());
    private final AtomicBoolean released = new AtomicBoolean();

    private InformerName(String name, Function<Identity, Metrics> metrics) {
        this.name = Objects.requireNonNull(name, "name");
        this.metrics = Objects.requireNonNull(metrics, "metrics");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("expected a name of informers, found an empty one");
        }
        if (!RESERVED.add(name)) {
            throw new IllegalArgumentException("expected a name of informers that is not in use, found \"" + name
                    + "\". Choose another one, or close the other user of this one.");
        }
    }

    /**
     * Reserves a name for threads and logs.
     *
     * @param name such as {@code job-controller}
     * @return the name; close it when its informers have stopped
     * @throws IllegalArgumentException if the name is empty, or in use
     */
    public static InformerName of(String name) {
        return of(name, identity -> (latency, queued, version) -> {});
    }

    /**
     * Reserves a name for threads, logs and metrics.
     *
     * @param name such as {@code job-controller}
     * @param metrics creates the metrics of one informer, with its name, group, version and resource as labels; called once for each
     * @return the name; close it when its informers have stopped
     * @throws IllegalArgumentException if the name is empty, or in use
     */
    public static InformerName of(String name, Function<Identity, Metrics> metrics) {
        return new InformerName(name, metrics);
    }

    /**
     * Reserves a resource below this name. Informers do this when they are started.
     *
     * @param resource the resource
     * @return the identity; it is reserved for its first user only
     */
    public Identity withResource(GroupVersionResource resource) {
        return new Identity(this, resource, !released.get() && resources.add(resource));
    }

    Metrics metrics(Identity identity) {
        return metrics.apply(identity);
    }

    /** Frees the name and its resources: they get no metrics any more. Calling it again has no effect. */
    @Override
    public void close() {
        if (released.compareAndSet(false, true)) {
            RESERVED.remove(name);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** The name of one informer. Immutable, except that closing the {@link InformerName} ends the reservation. */
    public static final class Identity {
        private final InformerName name;
        private final GroupVersionResource resource;
        private final boolean first;

        private Identity(InformerName name, GroupVersionResource resource, boolean first) {
            this.name = name;
            this.resource = Objects.requireNonNull(resource, "resource");
            this.first = first;
        }

        /** {@return the name that the informer shares with others} */
        public String name() {
            return name.name;
        }

        /** {@return what the informer watches} */
        public GroupVersionResource resource() {
            return resource;
        }

        /** {@return whether metrics are published: this was the first of this resource, and the name was not closed} */
        public boolean isReserved() {
            return first && !name.released.get();
        }

        /** Returns a text such as {@code job-controller v1/pods}. */
        @Override
        public String toString() {
            return name + " " + resource;
        }
    }

    /**
     * The metrics of one informer. Called by the informer's thread, so it must be quick. What it throws is logged, and the informer
     * continues.
     */
    @FunctionalInterface
    public interface Metrics {
        /**
         * Called after changes were processed: written to the store, and passed to the handlers' buffers.
         *
         * @param latency how long it took
         * @param queuedItems the number of entries that are queued now, between the reflector and the store
         * @param storeResourceVersion the lowest 15 digits of the resourceVersion that the store has reached, so that a double holds
         *     them; 0 if it is no number
         */
        void processed(Duration latency, int queuedItems, long storeResourceVersion);
    }
}
