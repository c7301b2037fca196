// A right answer, built differently: a concurrent map and a flag for each informer, without a lock of its own.
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

public class ConcurrentMapFactory implements InformerFactory {
    record Entry(Member member, AtomicBoolean started) {}

    private final Maker maker;
    private final String namespace;
    private final Concurrency concurrency;
    private final Map<ResourceType<?>, Entry> entries = new ConcurrentHashMap<>();
    private volatile boolean shutDown;

    public ConcurrentMapFactory(Maker maker, String namespace, Concurrency concurrency) {
        this.maker = maker;
        this.namespace = namespace;
        this.concurrency = concurrency;
    }

    @Override
    public Member informerFor(ResourceType<?> type) {
        return entries.computeIfAbsent(type, this::make).member();
    }

    private Entry make(ResourceType<?> type) {
        if (shutDown) {
            throw new IllegalStateException("shut down");
        }
        return new Entry(maker.make(type, type.namespaced() ? namespace : ""), new AtomicBoolean());
    }

    @Override
    public void start() {
        entries.values().stream()
                .filter(entry -> !shutDown && entry.started().compareAndSet(false, true))
                .forEach(entry -> entry.member().start());
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        long deadline = concurrency.nanoTime() + atMost.toNanos();
        TreeMap<GroupVersionResource, String> missing = new TreeMap<>();
        int synced = 0;
        for (Map.Entry<ResourceType<?>, Entry> each : entries.entrySet()) {
            Entry entry = each.getValue();
            Duration left = Duration.ofNanos(Math.max(0, deadline - concurrency.nanoTime()));
            if (!entry.started().get()) {
                missing.put(each.getKey().resource(), "nobody has called start()");
            } else if (entry.member().awaitSynced(left)) {
                synced++;
            } else {
                missing.put(each.getKey().resource(), entry.member().whyNotSynced());
            }
        }
        return new SyncResult(missing, synced);
    }

    @Override
    public void shutDown() throws InterruptedException {
        shutDown = true;
        entries.values().forEach(entry -> entry.member().stop());
        for (Entry entry : entries.values()) {
            entry.member().close();
        }
    }
}
