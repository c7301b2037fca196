import informers.api.KubeObject;
import informers.informer.InformerParts.ReflectorFactory;
import informers.listwatch.ListerWatcher;
import informers.queue.ReflectorStore;
import informers.reflector.ReflectorRunner;
import informers.util.Concurrency;

/**
 * Makes the library's part of any answer to chapter 04. A reflector of this chapter lists and watches; it does not
 * resync, and knows no streamed lists.
 *
 * <pre>{@code
 * InformerParts.<Pod>standard().withReflector(ReflectorPart.of(MyReflector::new))
 * }</pre>
 */
public final class ReflectorPart implements ReflectorRunner {
    private final Upstream upstream;
    private final ListAndWatch answer;

    /** Makes an answer: its constructor. */
    @FunctionalInterface
    public interface Maker {
        ListAndWatch make(Upstream upstream, ReflectorStore<KubeObject> store);
    }

    public ReflectorPart(
            Maker maker, ListerWatcher<KubeObject> server, ReflectorStore<KubeObject> store, Concurrency concurrency) {
        this.upstream = new Upstream(server, concurrency);
        this.answer = maker.make(upstream, store);
    }

    /** For {@link informers.informer.InformerParts#withReflector}. */
    public static <T extends KubeObject> ReflectorFactory<T> of(Maker maker) {
        return (server, store, options, concurrency) -> new ReflectorPart(maker, anything(server), anything(store), concurrency);
    }

    @SuppressWarnings("unchecked") // the store gets the very objects that the server gives
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
            // told to stop
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
