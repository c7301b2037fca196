// A right answer in another form: the whole state is an immutable record. The lock only protects the step from one state to the
// next; all that waits uses a state that it has read before.
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

public class SnapshotFactory implements InformerFactory {
    private record State(Map<ResourceType<?>, Member> members, Set<ResourceType<?>> started, boolean over) {
        State {
            members = Map.copyOf(members);
            started = Set.copyOf(started);
        }

        State with(ResourceType<?> type, Member member) {
            Map<ResourceType<?>, Member> more = new HashMap<>(members);
            more.put(type, member);
            return new State(more, started, over);
        }

        State allStarted() {
            return over ? this : new State(members, members.keySet(), false);
        }

        State ended() {
            return new State(members, started, true);
        }
    }

    private final Maker maker;
    private final String namespace;
    private final Concurrency concurrency;
    private final ReentrantLock lock = new ReentrantLock();
    private State state = new State(Map.of(), Set.of(), false);

    public SnapshotFactory(Maker maker, String namespace, Concurrency concurrency) {
        this.maker = maker;
        this.namespace = namespace;
        this.concurrency = concurrency;
    }

    /** Changes the state and returns the one before. */
    private State change(UnaryOperator<State> step) {
        lock.lock();
        try {
            State before = state;
            state = step.apply(before);
            return before;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Member informerFor(ResourceType<?> type) {
        State before = change(now -> {
            if (now.members().containsKey(type)) {
                return now;
            }
            if (now.over()) {
                throw new IllegalStateException("the factory is closed");
            }
            return now.with(type, maker.make(type, type.namespaced() ? namespace : ""));
        });
        Member known = before.members().get(type);
        return known != null ? known : change(now -> now).members().get(type);
    }

    @Override
    public void start() {
        change(now -> {
            State next = now.allStarted();
            Set<ResourceType<?>> fresh = new HashSet<>(next.started());
            fresh.removeAll(now.started());
            fresh.forEach(type -> now.members().get(type).start());
            return next;
        });
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        long end = concurrency.nanoTime() + atMost.toNanos();
        State seen = change(now -> now);
        TreeMap<GroupVersionResource, String> missing = new TreeMap<>();
        for (Map.Entry<ResourceType<?>, Member> one : seen.members().entrySet()) {
            long left = end - concurrency.nanoTime();
            if (!seen.started().contains(one.getKey())) {
                missing.put(one.getKey().resource(), "start() was not called for it");
            } else if (!one.getValue().awaitSynced(Duration.ofNanos(left < 0 ? 0 : left))) {
                missing.put(one.getKey().resource(), one.getValue().whyNotSynced());
            }
        }
        return new SyncResult(missing, seen.members().size() - missing.size());
    }

    @Override
    public void shutDown() throws InterruptedException {
        Map<ResourceType<?>, Member> all = change(State::ended).members();
        all.values().forEach(Member::stop);
        for (Member member : all.values()) {
            member.close();
        }
    }
}
