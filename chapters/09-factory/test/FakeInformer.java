import informers.api.ResourceType;
import informers.factory.InformerRegistry.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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

        Maker(FactoryConcurrency concurrency) {
            this.concurrency = concurrency;
        }

        @Override
        public Member make(ResourceType<?> type, String namespace) {
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

    private FakeInformer(Maker maker, ResourceType<?> type, String namespace) {
        this.maker = maker;
        this.type = type;
        this.namespace = namespace;
    }

    private void called(String what) {
        synchronized (maker) {
            maker.calls.add(what + " " + type.resource().resource());
        }
    }

    @Override
    public void start() {
        called("start");
        maker.whileStarting.run();
    }

    @Override
    public boolean awaitSynced(Duration atMost) {
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
