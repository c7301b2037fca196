import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;
import workbook.grade.Todo;

/**
 * Your file for chapter 09. Write the bodies, one task after the other; `mvn test` grades them.
 * The tasks are described in README.md, the methods in InformerFactory.java.
 */
public class MyInformerFactory implements InformerFactory {
    private final Maker maker;
    private final String namespace;
    private final Concurrency concurrency;

    /**
     * Given.
     *
     * @param maker each call of {@code maker.make(type, namespace)} creates a new informer
     * @param namespace the namespace of this factory; "" for all namespaces
     * @param concurrency the clock: {@code concurrency.nanoTime()}
     */
    public MyInformerFactory(Maker maker, String namespace, Concurrency concurrency) {
        this.maker = maker;
        this.namespace = namespace;
        this.concurrency = concurrency;
    }

    // Task 9.1, 9.2 and 9.5
    @Override
    public Member informerFor(ResourceType<?> type) {
        // First (9.1) a map; then (9.2) the right namespace; finally (9.5) many threads at once.
        throw new Todo("9.1 same type, same instance; 9.2 its own namespace; 9.5 many threads");
    }

    // Task 9.3
    @Override
    public void start() {
        throw new Todo("9.3 start each once");
    }

    // Task 9.4 and 9.5
    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        // new SyncResult(missing, synced): missing is a TreeMap from type.resource() to the reason.
        throw new Todo("9.4 wait with a limit and return reasons; 9.5 without a lock");
    }

    // Task 9.6
    @Override
    public void shutDown() throws InterruptedException {
        throw new Todo("9.6 stop all, then wait for each");
    }
}
