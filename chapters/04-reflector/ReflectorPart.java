import informers.api.KubeObject;
import informers.informer.InformerParts.ReflectorFactory;
import informers.listwatch.ListerWatcher;
import informers.queue.ReflectorStore;
import informers.reflector.ReflectorRunner;
import informers.util.Concurrency;

/**
 * Given: makes an answer to chapter 04 the reflector of an informer. It lists and watches; it does not resync, and does not
 * use streamed lists.
 *
 * <pre>{@code
 * InformerParts.<Pod>standard().withReflector(ReflectorPart.of(MyReflector::new))
 * }</pre>
 */
public final class ReflectorPart implements ReflectorRunner {
    private final Upstream upstream;
    private final ListAndWatch answer;

    /** Creates an answer: its constructor. */
    @FunctionalInterface
    public interface Maker {
        ListAndWatch make(Upstream upstream, ReflectorStore<KubeObject> store);
    }

    public ReflectorPart(
            Maker maker, ListerWatcher<KubeObject> server, ReflectorStore<KubeObject> store, Concurrency concurrency) {
        this.upstream = new Upstream(server, concurrency);
        this.answer = maker.make(upstream, store);
    }

    /** Returns a factory for {@link informers.informer.InformerParts#withReflector}. */
    public static <T extends KubeObject> ReflectorFactory<T> of(Maker maker) {
        return (server, store, options, concurrency) -> new ReflectorPart(maker, anything(server), anything(store), concurrency);
    }

    @SuppressWarnings("unchecked") // the store only gets objects that the server returned
    static <T extends KubeObject> ListerWatcher<KubeObject> anything(ListerWatcher<T> server) {
        return (ListerWatcher<KubeObject>) server;
    }

    @SuppressWarnings("unchecked")
    private static <T extends KubeObject> ReflectorStore<KubeObject> anything(ReflectorStore<T> store) {
        return (ReflectorStore<KubeObject>) store;
    }

    @Override
    public void run() {
        try {
            answer.run();
        } catch (InterruptedException e) {
            // interrupted by the informer: end
        }
    }

    @Override
    public String lastSyncResourceVersion() {
        return answer.lastSyncResourceVersion();
    }

    @Override
    public void close() {
        upstream.close();
    }
}
