import informers.api.KubeObject;
import informers.store.Store;
import informers.store.Stores;
import informers.util.Concurrency.Task;
import informers.util.SeededScheduler;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What came of a reflector that ran against a script, for an hour of virtual time, until it was closed.
 *
 * @param requests what the server was asked
 * @param content of the store, such as {@code a@7}, by name
 * @param version the reflector's last one
 * @param thrown what left run(); null if nothing did
 * @param stopped whether run() returned once it was closed
 * @param leftOpen watches that were not closed
 */
record Reflected(
        List<String> requests,
        List<String> content,
        String version,
        @Nullable Exception thrown,
        boolean stopped,
        long leftOpen) {
    private static final Duration HOUR = Duration.ofHours(1);

    /** @param ghost is in the store before, and on no server any more */
    static Reflected run(
            long seed,
            BiFunction<Upstream, Store<KubeObject>, ListAndWatch> maker,
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
            BiFunction<Upstream, Store<KubeObject>, ListAndWatch> maker,
            KubeObject ghost,
            Consumer<ScriptedServer> script) {
        Reflected[] result = new Reflected[1];
        SeededScheduler.run(seed, world -> {
            ScriptedServer server = new ScriptedServer(world);
            script.accept(server);
            Store<KubeObject> store = Stores.newStore(KubeObject::key, world);
            store.add(ghost);
            Upstream upstream = new Upstream(server, world);
            ListAndWatch reflector = maker.apply(upstream, store);
            Exception[] thrown = new Exception[1];
            Task task = world.spawn("reflector", () -> {
                try {
                    reflector.run();
                } catch (InterruptedException | RuntimeException e) {
                    thrown[0] = e;
                }
            });
            sleep(world);
            upstream.close();
            sleep(world);
            boolean stopped = task.isOver();
            task.interrupt();
            result[0] = new Reflected(
                    server.requests(),
                    store.list().stream().map(o -> o.name() + "@" + o.resourceVersion()).sorted().toList(),
                    reflector.lastSyncResourceVersion(),
                    thrown[0],
                    stopped,
                    server.left());
        });
        return result[0];
    }

    private static void sleep(SeededScheduler world) {
        try {
            world.sleep(HOUR);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
