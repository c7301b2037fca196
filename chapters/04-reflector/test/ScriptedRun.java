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
 * The result of a reflector that ran against a {@link ScriptedServer} for an hour of virtual time, and then was closed.
 *
 * @param requests the requests that the server received
 * @param calls the calls that the store received, without that of the ghost
 * @param content the objects of the store, such as {@code a@7}, sorted by name
 * @param version the reflector's last resourceVersion
 * @param thrown the exception that run() threw; null if none
 * @param stopped true if run() returned after the upstream was closed
 * @param leftOpen the number of watches that were not closed
 * @param openTogether true if a watch was requested while an earlier one was open
 * @param versionAtStart the reflector's resourceVersion before run() was called
 */
record ScriptedRun(
        List<String> requests,
        List<String> calls,
        List<String> content,
        String version,
        @Nullable Exception thrown,
        boolean stopped,
        long leftOpen,
        boolean openTogether,
        String versionAtStart) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration NEVER = Duration.ZERO;

    /** @param ghost an object that is in the store at the start, but not on the server */
    static ScriptedRun run(
            long seed,
            BiFunction<Upstream, ReflectorStore<KubeObject>, ListAndWatch> maker,
            KubeObject ghost,
            Consumer<ScriptedServer> script) {
        return run(seed, maker, ghost, NEVER, script);
    }

    /** @param interrupt when the thread of run() is interrupted; then the upstream is not closed before run() has returned */
    static ScriptedRun run(
            long seed,
            BiFunction<Upstream, ReflectorStore<KubeObject>, ListAndWatch> maker,
            KubeObject ghost,
            Duration interrupt,
            Consumer<ScriptedServer> script) {
        try {
            return played(seed, maker, ghost, interrupt, script);
        } catch (AssertionError e) { // its message has the seed and the task; a learner needs only the cause
            Throwable why = e;
            while (why.getCause() != null) {
                why = why.getCause();
            }
            throw why instanceof AssertionError cause ? cause : e;
        }
    }

    private static ScriptedRun played(
            long seed,
            BiFunction<Upstream, ReflectorStore<KubeObject>, ListAndWatch> maker,
            KubeObject ghost,
            Duration interrupt,
            Consumer<ScriptedServer> script) {
        ScriptedRun[] result = new ScriptedRun[1];
        SeededScheduler.run(seed, concurrency -> {
            ScriptedServer server = new ScriptedServer(concurrency);
            script.accept(server);
            JournalStore store = new JournalStore();
            store.add(ghost);
            Upstream upstream = new Upstream(server, concurrency);
            ListAndWatch reflector = maker.apply(upstream, store);
            String versionAtStart = reflector.lastSyncResourceVersion();
            Exception[] thrown = new Exception[1];
            Task task = concurrency.spawn("reflector", () -> {
                try {
                    reflector.run();
                } catch (InterruptedException | RuntimeException e) {
                    thrown[0] = e;
                }
            });
            boolean stopped;
            if (interrupt.equals(NEVER)) {
                sleep(concurrency, HOUR);
                upstream.close();
                sleep(concurrency, HOUR);
                stopped = task.isOver();
            } else {
                sleep(concurrency, interrupt);
                task.interrupt();
                sleep(concurrency, HOUR);
                stopped = task.isOver();
                upstream.close();
                sleep(concurrency, HOUR);
            }
            task.interrupt();
            result[0] = new ScriptedRun(
                    server.requests(),
                    store.calls().subList(1, store.calls().size()),
                    store.content(),
                    reflector.lastSyncResourceVersion(),
                    thrown[0],
                    stopped,
                    server.leftOpen(),
                    server.openTogether(),
                    versionAtStart);
        });
        return result[0];
    }

    private static void sleep(SeededScheduler concurrency, Duration time) {
        try {
            concurrency.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
