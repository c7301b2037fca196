package informers.internal.factory;

import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry;
import informers.factory.SyncResult;
import informers.internal.util.Durations;
import informers.internal.util.Shutdown;
import informers.internal.util.UserCode;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The registry of all three factories: one informer for each type, created when it is first requested, started once.
 *
 * <p>Thread-safe. Corresponds to the maps {@code informers} and {@code startedInformers} of client-go's
 * {@code sharedInformerFactory} ({@code informers/factory.go}).
 */
public final class OneInformerPerType implements InformerRegistry {
    private final Maker maker;
    private final String namespace;
    private final Concurrency concurrency;

    /** Guards the fields below. Not held while a thread waits, so that others can request informers meanwhile. */
    private final Monitor monitor;

    private final Map<ResourceType<?>, Member> members = new LinkedHashMap<>();
    private final Set<ResourceType<?>> started = new LinkedHashSet<>();
    private boolean shutDown;

    /**
     * Creates a registry without informers.
     *
     * @param maker creates the informers
     * @param namespace the namespace of all informers; {@code ""} for all
     * @param concurrency provides threads, locks and time
     */
    public OneInformerPerType(Maker maker, String namespace, Concurrency concurrency) {
        this.maker = maker;
        this.namespace = namespace;
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
    }

    @Override
    public Member informerFor(ResourceType<?> type) {
        return monitor.read(() -> {
            Member known = members.get(type);
            if (known != null) {
                return known;
            }
            if (shutDown) {
                throw new IllegalStateException("the factory is shut down, and creates no informer of " + type
                        + " any more. Create a new factory.");
            }
            // A type without a kind counts as namespaced.
            Member made = maker.make(type, type.namespaced() ? namespace : "");
            members.put(type, made);
            return made;
        });
    }

    @Override
    public Set<GroupVersionResource> resources() {
        Set<GroupVersionResource> resources = new TreeSet<>();
        all().keySet().forEach(type -> resources.add(type.resource()));
        return resources;
    }

    @Override
    public void start() {
        List<RuntimeException> failures = new ArrayList<>();
        monitor.with(() -> {
            if (!shutDown) {
                members.forEach((type, member) -> start(type, member, failures));
            }
        });
        UserCode.rethrow(failures);
    }

    /** Starts one informer. If that fails, because a user's part throws, the next start() tries again. */
    private void start(ResourceType<?> type, Member member, List<RuntimeException> failures) {
        if (!started.contains(type)) {
            try {
                member.start();
                started.add(type);
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        long deadline = concurrency.nanoTime() + Durations.nanos(atMost);
        Map<ResourceType<?>, Member> asked = all();
        Set<ResourceType<?>> running = monitor.read(() -> Set.copyOf(started));
        SortedMap<GroupVersionResource, String> missing = new TreeMap<>();
        int synced = 0;
        for (Map.Entry<ResourceType<?>, Member> each : asked.entrySet()) {
            GroupVersionResource resource = each.getKey().resource();
            Duration left = Duration.ofNanos(Math.max(0, deadline - concurrency.nanoTime()));
            if (!running.contains(each.getKey())) {
                missing.put(resource, "it was not started. Call start() after requesting the informer.");
            } else if (each.getValue().awaitSynced(left)) {
                synced++;
            } else {
                missing.put(resource, each.getValue().whyNotSynced());
            }
        }
        return new SyncResult(missing, synced);
    }

    @Override
    public void shutDown() throws InterruptedException {
        shutDown(Shutdown.PATIENCE);
    }

    @Override
    public boolean shutDown(Duration atMost) throws InterruptedException {
        long from = concurrency.nanoTime();
        monitor.with(() -> shutDown = true);
        for (Member member : all().values()) {
            member.stop(); // all of them before the first wait
        }
        boolean ended = true;
        for (Member member : all().values()) {
            ended &= member.close(Shutdown.left(concurrency, from, atMost));
        }
        return ended;
    }

    private Map<ResourceType<?>, Member> all() {
        return monitor.read(() -> new LinkedHashMap<>(members));
    }
}
