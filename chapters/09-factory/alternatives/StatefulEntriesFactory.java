// A right answer in another form: each type has an entry with a state, and each entry has its own lock.
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

public class StatefulEntriesFactory implements InformerFactory {
    private enum State {
        REQUESTED,
        STARTED,
        STOPPED
    }

    private static final class Entry {
        final Member member;
        private State state = State.REQUESTED;

        Entry(Member member) {
            this.member = member;
        }

        synchronized void start() {
            if (state == State.REQUESTED) {
                state = State.STARTED;
                member.start();
            }
        }

        synchronized void stop() {
            state = State.STOPPED;
            member.stop();
        }

        synchronized State state() {
            return state;
        }
    }

    private final Maker maker;
    private final String namespace;
    private final Concurrency concurrency;
    private final Map<ResourceType<?>, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();

    public StatefulEntriesFactory(Maker maker, String namespace, Concurrency concurrency) {
        this.maker = maker;
        this.namespace = namespace;
        this.concurrency = concurrency;
    }

    @Override
    public Member informerFor(ResourceType<?> type) {
        return entries.computeIfAbsent(type, asked -> {
                    if (over.get()) {
                        throw new IllegalStateException("shut down: no new informer for " + asked);
                    }
                    return new Entry(maker.make(asked, asked.namespaced() ? namespace : ""));
                })
                .member;
    }

    @Override
    public void start() {
        if (!over.get()) {
            entries.values().forEach(Entry::start);
        }
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        long begun = concurrency.nanoTime();
        TreeMap<GroupVersionResource, String> missing = new TreeMap<>();
        int synced = 0;
        for (Map.Entry<ResourceType<?>, Entry> one : Map.copyOf(entries).entrySet()) {
            Duration left = atMost.minusNanos(concurrency.nanoTime() - begun);
            String reason = reason(one.getValue(), left.isNegative() ? Duration.ZERO : left);
            if (reason == null) {
                synced++;
            } else {
                missing.put(one.getKey().resource(), reason);
            }
        }
        return new SyncResult(missing, synced);
    }

    /** Returns why a member has not synced; null if it has. */
    private static String reason(Entry entry, Duration left) throws InterruptedException {
        if (entry.state() == State.REQUESTED) {
            return "not started";
        }
        return entry.member.awaitSynced(left) ? null : entry.member.whyNotSynced();
    }

    @Override
    public void shutDown() throws InterruptedException {
        over.set(true);
        for (Entry entry : entries.values()) {
            entry.stop();
        }
        for (Entry entry : entries.values()) {
            entry.member.close();
        }
    }
}
