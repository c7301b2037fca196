// A right answer: a map and a set under one lock. The mutants extend it.
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

public class LockedFactory implements InformerFactory {
    protected final Maker maker;
    protected final String namespace;
    protected final Concurrency concurrency;
    protected final Map<ResourceType<?>, Member> members = new LinkedHashMap<>();
    protected final Set<ResourceType<?>> started = new HashSet<>();
    protected boolean shutDown;

    public LockedFactory(Maker maker, String namespace, Concurrency concurrency) {
        this.maker = maker;
        this.namespace = namespace;
        this.concurrency = concurrency;
    }

    @Override
    public synchronized Member informerFor(ResourceType<?> type) {
        if (!members.containsKey(type)) {
            if (shutDown) {
                throw new IllegalStateException("The factory is shut down.");
            }
            members.put(type, maker.make(type, type.namespaced() ? namespace : ""));
        }
        return members.get(type);
    }

    @Override
    public synchronized void start() {
        if (shutDown) {
            return;
        }
        for (ResourceType<?> type : members.keySet()) {
            if (started.add(type)) {
                members.get(type).start();
            }
        }
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        long deadline = concurrency.nanoTime() + atMost.toNanos();
        Map<ResourceType<?>, Member> asked;
        Set<ResourceType<?>> running;
        synchronized (this) {
            asked = new LinkedHashMap<>(members);
            running = new HashSet<>(started);
        }
        TreeMap<GroupVersionResource, String> missing = new TreeMap<>();
        int synced = 0;
        for (ResourceType<?> type : asked.keySet()) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - concurrency.nanoTime()));
            if (!running.contains(type)) {
                missing.put(type.resource(), "it was not started");
            } else if (asked.get(type).awaitSynced(left)) {
                synced++;
            } else {
                missing.put(type.resource(), asked.get(type).whyNotSynced());
            }
        }
        return new SyncResult(missing, synced);
    }

    @Override
    public void shutDown() throws InterruptedException {
        Map<ResourceType<?>, Member> all;
        synchronized (this) {
            shutDown = true;
            all = new LinkedHashMap<>(members);
        }
        for (Member member : all.values()) {
            member.stop();
        }
        for (Member member : all.values()) {
            member.close();
        }
    }
}
