import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.listwatch.ListerWatcher;
import informers.queue.Delta;
import informers.queue.DeltaFIFO;
import informers.queue.DeltaFIFOOptions;
import informers.queue.QueueClosedException;
import informers.store.Store;
import informers.store.Stores;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.function.Consumer;
import workbook.cli.MineOption;
import workbook.cli.UserError;

/**
 * Given, for the script: a reflector on a thread of its own, its queue, and a consumer that pops into a store. So that
 * the output is the same each time, the reflector waits for the consumer before it goes on.
 */
class ReflectorRun implements ToldListerWatcher.Listener {
    private static final int MOST_LISTS = 3;

    private final Concurrency world = Concurrency.threads();
    private final Store<KubeObject> store = Stores.newStore();
    private final DeltaFIFO<KubeObject> queue =
            new DeltaFIFO<>(DeltaFIFOOptions.of(KubeObject::key).withKnownObjects(store), world);
    private final Consumer<Delta<KubeObject>> popped;
    private final Upstream upstream;
    private final ListAndWatch reflector;
    private int lists;
    private int watches;
    private int lastWatch;
    private volatile boolean done;
    private volatile boolean gaveUp;
    private volatile Throwable thrown;

    ReflectorRun(
            ListerWatcher<KubeObject> server, long timeoutSeconds, MineOption mine, Consumer<Delta<KubeObject>> popped) {
        this.popped = popped;
        this.upstream = new Upstream(new ToldListerWatcher(server, timeoutSeconds, this), world);
        this.reflector = mine.choose(
                "04-reflector/MyReflector.java",
                ListAndWatch.class,
                () -> new LibReflector(upstream, queue),
                upstream,
                queue);
    }

    /** Until the reflector has opened so many watches. */
    void untilWatch(int count) throws InterruptedException {
        lastWatch = count;
        Concurrency.Task task = world.spawn("reflector", this::reflect);
        try {
            while (true) {
                queue.pop((deltas, isInInitialList) -> deltas.forEach(this::take));
            }
        } catch (QueueClosedException e) {
            // all is seen
        } finally {
            upstream.close();
            task.join();
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (gaveUp) {
            throw new UserError("listed " + MOST_LISTS + " times, and no watch came of it; the lines above say why. The"
                    + " reflector would try for ever; this script does not.");
        }
        if (!done) {
            throw new UserError("run() ended" + (thrown == null ? "" : ": " + thrown)
                    + ". It should list and watch until the upstream is closed.");
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
            default -> throw new IllegalStateException("not from a DeltaFIFO of this kind: " + delta);
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
            throw new IllegalStateException("the script is at its end");
        }
    }

    @Override
    public void next() {
        settle();
        if (watches == lastWatch) {
            done = true;
            queue.close();
        }
    }

    private void settle() {
        try {
            while (queue.size() > 0) {
                world.sleep(Duration.ofMillis(1));
            }
        } catch (InterruptedException e) {
            world.interruptMyself();
        }
    }
}
