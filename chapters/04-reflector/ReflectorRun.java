import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.client.rest.ApiException;
import informers.listwatch.ListerWatcher;
import informers.queue.Delta;
import informers.queue.DeltaFIFO;
import informers.queue.DeltaFIFOOptions;
import informers.queue.QueueClosedException;
import informers.store.Store;
import informers.store.Stores;
import informers.util.Concurrency;
import informers.util.Latch;
import java.time.Duration;
import java.util.function.Consumer;
import workbook.cli.MineOption;
import workbook.cli.UserError;

/**
 * Given, for the script: a reflector on a thread of its own, its queue, and a consumer that pops into a store. The reflector
 * waits for the consumer before it continues, so that the output is the same in each run.
 */
class ReflectorRun implements PrintingListerWatcher.Listener {
    private static final int MOST_LISTS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration TO_END = Duration.ofSeconds(10);

    private final Concurrency concurrency = Concurrency.threads(); // its limits are in real time
    private final Store<KubeObject> store = Stores.newStore();
    private final DeltaFIFO<KubeObject> queue =
            new DeltaFIFO<>(DeltaFIFOOptions.of(KubeObject::key).withKnownObjects(store), concurrency);
    private final Consumer<Delta<KubeObject>> popped;
    private final Upstream upstream;
    private final ListAndWatch reflector;
    private final long timeoutSeconds;
    private final Duration atMost;
    private int lists;
    private int watches;
    private int lastWatch;
    private volatile boolean done;
    private volatile boolean gaveUp;
    private volatile boolean tookTooLong;
    private volatile ApiException refused;
    private volatile Throwable thrown;

    ReflectorRun(
            ListerWatcher<KubeObject> server,
            long timeoutSeconds,
            Concurrency clock,
            MineOption mine,
            Consumer<Delta<KubeObject>> popped) {
        this.popped = popped;
        this.timeoutSeconds = timeoutSeconds;
        this.atMost = PATIENCE.plusSeconds(3 * timeoutSeconds);
        this.upstream = new Upstream(new PrintingListerWatcher(server, timeoutSeconds, clock, this), clock);
        this.reflector = mine.choose(
                "04-reflector/MyReflector.java",
                ListAndWatch.class,
                () -> new LibReflector(upstream, queue),
                upstream,
                queue);
    }

    /**
     * Runs until the reflector has opened {@code count} watches.
     *
     * @throws ApiException if the server refuses a list or a watch permanently
     * @throws UserError if the reflector does not open that many watches
     */
    void untilWatch(int count) throws InterruptedException {
        lastWatch = count;
        Latch over = new Latch(concurrency);
        Concurrency.Task task = concurrency.spawn("reflector", this::reflect);
        Concurrency.Task deadline = concurrency.spawn("deadline", () -> endIfItTakesTooLong(over));
        boolean ended;
        try {
            while (true) {
                queue.pop((deltas, isInInitialList) -> deltas.forEach(this::take));
            }
        } catch (QueueClosedException e) {
            // the run has ended
        } finally {
            upstream.close();
            over.open();
            deadline.join();
            ended = task.join(TO_END);
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (refused != null) {
            throw refused;
        }
        if (gaveUp) {
            throw new UserError("the reflector listed " + MOST_LISTS + " times and could not open a watch; the lines above"
                    + " have the reasons. A reflector retries forever; this script stops here.");
        }
        if (tookTooLong) {
            throw new UserError("timed out after " + atMost.toSeconds() + " s waiting for watch number " + count
                    + "; there were " + watches + ". Expected the server to end each after " + timeoutSeconds + " s.");
        }
        if (!ended) {
            throw new UserError("the upstream was closed " + TO_END.toSeconds() + " s ago, and run() has not returned."
                    + " It must return as soon as isClosed() is true.");
        }
        if (!done) {
            throw new UserError("run() ended" + (thrown == null ? "" : ": " + thrown)
                    + ". It must list and watch until the upstream is closed.");
        }
    }

    private void endIfItTakesTooLong(Latch over) {
        try {
            if (!over.await(atMost)) {
                tookTooLong = true;
                queue.close();
            }
        } catch (InterruptedException e) {
            queue.close();
        }
    }

    private void reflect() {
        try {
            reflector.run();
        } catch (Throwable e) { // also a Todo
            thrown = e;
        } finally {
            queue.close();
        }
    }

    private void take(Delta<KubeObject> delta) {
        popped.accept(delta);
        switch (delta.type()) {
            case SYNC, ADDED -> store.add(delta.object());
            case UPDATED -> store.update(delta.object());
            case DELETED -> store.delete(delta.deleted());
            default -> throw new IllegalStateException("unexpected type of delta: " + delta);
        }
    }

    Store<KubeObject> store() {
        return store;
    }

    String lastVersion() {
        return reflector.lastSyncResourceVersion();
    }

    @Override
    public void request(ListOptions options, boolean watch) {
        settle();
        if (watch) {
            watches++;
        } else if (++lists > MOST_LISTS) {
            gaveUp = true;
            queue.close();
            throw new IllegalStateException("the script has stopped");
        }
    }

    @Override
    public void failed(RuntimeException error) {
        if (error instanceof ApiException refusal && PrintingListerWatcher.isPermanent(refusal)) {
            refused = refusal;
            queue.close();
        }
    }

    /** Returns the number of LIST requests. */
    int lists() {
        return lists;
    }

    @Override
    public void next() {
        settle();
        if (watches >= lastWatch) { // more than lastWatch, if some were refused
            done = true;
            queue.close();
        }
    }

    private void settle() {
        try {
            while (queue.size() > 0) {
                concurrency.sleep(Duration.ofMillis(1));
            }
        } catch (InterruptedException e) {
            concurrency.interruptMyself();
        }
    }
}
