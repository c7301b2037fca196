import informers.api.ResourceType;
import informers.factory.InformerRegistry.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An informer that records its calls. It syncs at the time that the test sets, otherwise at once. */
final class FakeInformer implements Member {
    /** Creates fake informers, and records the calls of all of them in order. */
    static final class Maker implements informers.factory.InformerRegistry.Maker {
        final List<FakeInformer> made = new ArrayList<>();
        final List<String> calls = new ArrayList<>();
        final Map<ResourceType<?>, Duration> syncsAt = new ConcurrentHashMap<>();
        final FactoryConcurrency concurrency;

        /** Runs in each call of make. */
        Runnable whileMaking = () -> {};

        /** Runs in each call of awaitSynced. */
        Runnable whileWaiting = () -> {};

        /** Runs in each call of start. */
        Runnable whileStarting = () -> {};

        /** Runs in each call of close. */
        Runnable whileClosing = () -> {};

        /** Lets each call of awaitSynced end as if its thread had been interrupted. */
        boolean interrupted;

        /** Thrown by the next call of make. */
        RuntimeException failure;

        Maker(FactoryConcurrency concurrency) {
            this.concurrency = concurrency;
        }

        @Override
        public Member make(ResourceType<?> type, String namespace) {
            RuntimeException toThrow = failure;
            failure = null;
            if (toThrow != null) {
                throw toThrow;
            }
            FakeInformer informer = new FakeInformer(this, type, namespace);
            synchronized (this) {
                made.add(informer);
            }
            whileMaking.run();
            return informer;
        }

        synchronized int count() {
            return made.size();
        }

        synchronized List<String> calls() {
            return List.copyOf(calls);
        }
    }

    private final Maker maker;
    final ResourceType<?> type;
    final String namespace;
    private final AtomicInteger starts = new AtomicInteger();

    private FakeInformer(Maker maker, ResourceType<?> type, String namespace) {
        this.maker = maker;
        this.type = type;
        this.namespace = namespace;
    }

    /** Returns how often this informer was started. */
    int starts() {
        return starts.get();
    }

    private void called(String what) {
        synchronized (maker) {
            maker.calls.add(what + " " + type.resource().resource());
        }
    }

    @Override
    public void start() {
        starts.incrementAndGet();
        called("start");
        maker.whileStarting.run();
    }

    @Override
    public boolean awaitSynced(Duration atMost) throws InterruptedException {
        if (maker.interrupted) {
            throw new InterruptedException("simulated by the test");
        }
        maker.whileWaiting.run();
        return maker.concurrency.waitTill(maker.syncsAt.getOrDefault(type, Duration.ZERO), atMost);
    }

    @Override
    public String whyNotSynced() {
        return type.resource().resource() + " is forbidden";
    }

    @Override
    public void stop() {
        called("stop");
    }

    @Override
    public void close() {
        called("close");
        maker.whileClosing.run();
    }
}
