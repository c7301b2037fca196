package informers.factory;

import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.client.rest.RestClient;
import informers.informer.InformerOptions;
import informers.informer.SharedIndexInformer;
import informers.listwatch.ListWatch;
import informers.store.IndexFuncs;
import informers.util.Concurrency.Monitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What all factories do: one informer for each type, made when it is first asked for, started once.
 *
 * <p>Any thread. Answers to what client-go's three factories have in common.
 */
final class InformerRegistry {
    private final RestClient client;
    private final FactoryOptions options;
    private final Monitor monitor;

    // Both are guarded by the monitor.
    private final Map<ResourceType<?>, Member<?>> members = new LinkedHashMap<>();
    private boolean shutDown;

    InformerRegistry(RestClient client, FactoryOptions options) {
        this.client = client;
        this.options = options;
        this.monitor = options.world().monitor();
    }

    /** An informer, whether it was started, and why it has not synced. */
    static final class Member<T extends KubeObject> {
        private final ResourceType<T> type;
        private final SharedIndexInformer<T> informer;
        private final LastFailure failure;
        private boolean started;

        Member(ResourceType<T> type, SharedIndexInformer<T> informer, LastFailure failure) {
            this.type = type;
            this.informer = informer;
            this.failure = failure;
        }
    }

    /**
     * The informer of a type, with an index by namespace; the same one each time.
     *
     * @throws IllegalStateException after the shut-down
     */
    @SuppressWarnings("unchecked") // a type is put in with its own informer
    <T extends KubeObject> SharedIndexInformer<T> informer(ResourceType<T> type) {
        monitor.lock();
        try {
            Member<T> known = (Member<T>) members.get(type);
            if (known != null) {
                return known.informer;
            }
            if (shutDown) {
                throw new IllegalStateException("the factory is shut down, and makes no informer of " + type
                        + " any more. Make a new factory.");
            }
            Member<T> made = make(type);
            members.put(type, made);
            return made.informer;
        } finally {
            monitor.unlock();
        }
    }

    private <T extends KubeObject> Member<T> make(ResourceType<T> type) {
        LastFailure failure = new LastFailure();
        String namespace = type.namespaced() ? options.namespace() : ""; // a type without a kind says that it has one
        InformerOptions<T> wanted = InformerOptions.of(
                        ListWatch.filtered(client, type, namespace, options.tweak()), type)
                .withIndexers(Map.of(IndexFuncs.NAMESPACE, IndexFuncs.namespace()))
                .withWorld(options.world())
                .withResyncPeriod(options.customResync().getOrDefault(type, options.resyncPeriod()))
                .withTransform(options.transformOf(type))
                .withReflector(reflector -> reflector.withMonitor(failure));
        return new Member<>(type, new SharedIndexInformer<>(wanted), failure);
    }

    /** Starts what was asked for and is not started yet. Does not wait. After the shut-down it does nothing. */
    void start() {
        monitor.with(() -> {
            if (shutDown) {
                return;
            }
            for (Member<?> member : members.values()) {
                if (!member.started) {
                    member.started = true;
                    member.informer.start();
                }
            }
        });
    }

    /** Waits for those that were started. */
    SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        long deadline = options.world().nanoTime() + atMost.toNanos();
        SortedMap<GroupVersionResource, String> missing = new TreeMap<>();
        int synced = 0;
        for (Member<?> member : all()) {
            Duration left =
                    Duration.ofNanos(Math.max(0, deadline - options.world().nanoTime()));
            if (!member.started) {
                missing.put(
                        member.type.resource(), "it was not started. Call start() after the informer is asked for.");
            } else if (member.informer.awaitSynced(left)) {
                synced++;
            } else {
                missing.put(member.type.resource(), member.failure.describe());
            }
        }
        return new SyncResult(missing, synced);
    }

    private List<Member<?>> all() {
        return monitor.read(() -> new ArrayList<>(members.values()));
    }

    Set<GroupVersionResource> resources() {
        Set<GroupVersionResource> resources = new TreeSet<>();
        all().forEach(member -> resources.add(member.type.resource()));
        return resources;
    }

    /** Stops all, then waits until no thread is left. */
    void shutDown() throws InterruptedException {
        monitor.with(() -> shutDown = true);
        for (Member<?> member : all()) {
            member.informer.stop(); // all at once, and then the waiting
        }
        for (Member<?> member : all()) {
            member.informer.close();
        }
    }
}
