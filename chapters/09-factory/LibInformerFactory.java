import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.internal.factory.OneInformerPerType;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;

/** The library's answer to chapter 09: {@link OneInformerPerType}, behind the exercise's interface. */
public class LibInformerFactory implements InformerFactory {
    private final OneInformerPerType registry;

    public LibInformerFactory(Maker maker, String namespace, Concurrency concurrency) {
        registry = new OneInformerPerType(maker, namespace, concurrency);
    }

    @Override
    public Member informerFor(ResourceType<?> type) {
        return registry.informerFor(type);
    }

    @Override
    public void start() {
        registry.start();
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        return registry.waitForCacheSync(atMost);
    }

    @Override
    public void shutDown() throws InterruptedException {
        registry.shutDown();
    }
}
