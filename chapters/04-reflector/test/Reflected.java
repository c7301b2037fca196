import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import informers.util.Concurrency.Task;
import informers.testkit.SeededScheduler;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What came of a reflector that ran against a script, for an hour of virtual time, until it was closed.
 *
 * @param requests what the server was asked
 * @param told what the store was told, after the ghost
 * @param content of the store, such as {@code a@7}, by name
 * @param version the reflector's last one
 * @param thrown what left run(); null if nothing did
 * @param stopped whether run() returned once it was closed
 * @param leftOpen watches that were not closed
 */
record Reflected(
        List<String> requests,
        List<String> told,
        List<String> content,
        String version,
        @Nullable Exception thrown,
        boolean stopped,
        long leftOpen) {
    private static final Duration HOUR = Duration.ofHours(1);

    /** @param ghost is in the store before, and on no server any more */
    static Reflected run(
            long seed,
            BiFunction<Upstream, ReflectorStore<KubeObject>, ListAndWatch> maker,
            KubeObject ghost,
            Consumer<ScriptedServer> script) {
        try {
            return played(seed, maker, ghost, script);
        } catch (AssertionError e) { // it says which seed, and which task: what a learner needs is the reason
            Throwable why = e;
            while (why.getCause() != null) {
                why = why.getCause();
            }
            throw why instanceof AssertionError told ? told : e;
        }
    }

    private static Reflected played(
            long seed,
            BiFunction<Upstream, ReflectorStore<KubeObject>, ListAndWatch> maker,
            KubeObject ghost,
            Consumer<ScriptedServer> script) {
        Reflected[] result = new Reflected[1];
        SeededScheduler.run(seed, concurrency -> {
            ScriptedServer server = new ScriptedServer(concurrency);
            script.accept(server);
            JournalStore store = new JournalStore();
            store.add(ghost);
            Upstream upstream = new Upstream(server, concurrency);
            ListAndWatch reflector = maker.apply(upstream, store);
            Exception[] thrown = new Exception[1];
            Task task = concurrency.spawn("reflector", () -> {
                try {
                    reflector.run();
                } catch (InterruptedException | RuntimeException e) {
                    thrown[0] = e;
                }
            });
            sleep(concurrency);
            upstream.close();
            sleep(concurrency);
            boolean stopped = task.isOver();
            task.interrupt();
            result[0] = new Reflected(
                    server.requests(),
                    store.told().subList(1, store.told().size()),
                    store.content(),
                    reflector.lastSyncResourceVersion(),
                    thrown[0],
                    stopped,
                    server.left());
        });
        return result[0];
    }

    private static void sleep(SeededScheduler concurrency) {
        try {
            concurrency.sleep(HOUR);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
