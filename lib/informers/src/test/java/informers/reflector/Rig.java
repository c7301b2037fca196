package informers.reflector;

import informers.api.KubeObject;
import informers.api.Pod;
import informers.api.Status;
import informers.testkit.RecordingStore;
import informers.testkit.ScriptedListerWatcher;
import informers.testkit.SeededScheduler;
import informers.util.Concurrency.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A reflector of pods between a scripted server and a recording store, on virtual time. */
final class Rig {
    final SeededScheduler concurrency;
    final ScriptedListerWatcher<Pod> server;
    final RecordingStore<Pod> store = new RecordingStore<>();
    final Events events = new Events();
    final List<RuntimeException> handled = new ArrayList<>(); // the errors that the WatchErrorHandler received
    private @Nullable Reflector<Pod> reflector;
    private @Nullable Task task;

    private Rig(SeededScheduler concurrency) {
        this.concurrency = concurrency;
        this.server = new ScriptedListerWatcher<>(concurrency);
    }

    /** Runs a test in some interleavings; the reflector is stopped at the end. */
    static void run(Consumer<Rig> test) {
        for (long seed = 0; seed < 5; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                Rig rig = new Rig(concurrency);
                test.accept(rig);
                rig.stop();
            });
        }
    }

    /** Starts with LIST, not with a streamed list, and waits for everything that needs no virtual time. */
    void start() {
        start(options -> options);
    }

    void start(UnaryOperator<ReflectorOptions<Pod>> change) {
        startStreaming(options -> change.apply(options.withUseWatchList(false)));
    }

    void startStreaming() {
        startStreaming(options -> options);
    }

    void startStreaming(UnaryOperator<ReflectorOptions<Pod>> change) {
        ReflectorOptions<Pod> options = ReflectorOptions.of(Pod.TYPE)
                .withName("test")
                .withMonitor(events)
                .withWatchErrorHandler((who, error) -> handled.add(error));
        Reflector<Pod> made = new Reflector<>(server, store, change.apply(options), concurrency);
        reflector = made;
        task = concurrency.spawn("reflector", made::run);
        settle();
    }

    Reflector<Pod> reflector() {
        if (reflector == null) {
            throw new IllegalStateException("start it first");
        }
        return reflector;
    }

    Task task() {
        if (task == null) {
            throw new IllegalStateException("start it first");
        }
        return task;
    }

    /** Waits for everything that needs no virtual time: the time advances only when all tasks wait. */
    void settle() {
        pass(Duration.ofNanos(100));
    }

    void pass(Duration time) {
        try {
            concurrency.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets the longest wait of a backoff pass, so that the next cycle is under way. */
    void passBackoff() {
        pass(Duration.ofMinutes(1));
    }

    void stop() {
        if (reflector != null && task != null) {
            reflector.close();
            join();
        }
    }

    void join() {
        try {
            task().join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String version() {
        return reflector().lastSyncResourceVersion();
    }

    ReflectorStats stats() {
        return reflector().stats();
    }

    /** Records the callbacks of the monitor. */
    static final class Events implements ReflectorMonitor {
        final List<Duration> backoffs = new ArrayList<>();
        final List<RelistCause> relists = new ArrayList<>();
        final List<String> whys = new ArrayList<>(); // of the relists
        final List<WatchOutcome> outcomes = new ArrayList<>();
        final List<Reaction> reactions = new ArrayList<>();
        final List<Status> streamErrors = new ArrayList<>();
        final List<RuntimeException> failed = new ArrayList<>();
        final List<RuntimeException> storeErrors = new ArrayList<>();
        final List<String> skipped = new ArrayList<>();
        final List<String> fallBacks = new ArrayList<>();
        final List<String> late = new ArrayList<>();
        final List<String> listed = new ArrayList<>();
        final List<String> opened = new ArrayList<>(); // the versions that watches began at
        int stopped;

        @Override
        public void listed(int objects, String resourceVersion) {
            listed.add(objects + " at " + resourceVersion);
        }

        @Override
        public void watching(String fromResourceVersion) {
            opened.add(fromResourceVersion);
        }

        @Override
        public void requestFailed(RuntimeException error) {
            failed.add(error);
        }

        @Override
        public void watchEnded(WatchOutcome outcome, Reaction reaction) {
            outcomes.add(outcome);
            reactions.add(reaction);
        }

        @Override
        public void streamError(Status status) {
            streamErrors.add(status);
        }

        @Override
        public void relisting(RelistCause cause, String why) {
            relists.add(cause);
            whys.add(why);
        }

        @Override
        public void watchListFellBack(String why) {
            fallBacks.add(why);
        }

        @Override
        public void initialEventsLate(String silence) {
            late.add(silence);
        }

        @Override
        public void backingOff(Duration wait) {
            backoffs.add(wait);
        }

        @Override
        public void skipped(KubeObject object, String why) {
            skipped.add(why);
        }

        @Override
        public void storeFailed(RuntimeException error) {
            storeErrors.add(error);
        }

        @Override
        public void stopped() {
            stopped++;
        }
    }
}
