package workbook.stage;

import informers.testkit.SeededScheduler;
import informers.testkit.SeededScheduler.Situation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import workbook.grade.Loops;
import workbook.grade.Places;

/**
 * A run of a scene. It stands still until it is given an {@link Action}, and then plays what follows from it. The scene, the seed
 * and the actions determine the steps.
 *
 * <p>Used by one thread; the tasks of the run have threads of their own. {@link #apply} blocks until the stage stands still again; a
 * task that needs more than ten seconds for one step ends the run.
 */
public final class StageRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How often it is checked whether the run hangs. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Scene scene;
    private final Duration patience;
    private final Random random;
    private final Actors actors;
    private final StepRecorder recorder = new StepRecorder();
    private final Map<String, List<String>> beginning = new LinkedHashMap<>();
    private volatile @Nullable SeededScheduler scheduler;
    private @Nullable Simulation stage;

    // Guarded by this, and shared by the thread of the user and that of the task that has the turn.
    private @Nullable Action asked;
    private boolean closing;
    private boolean standing; // nobody has the turn
    private boolean over;
    private @Nullable Throwable failure;
    private @Nullable StageException hang;
    private List<String> ready = List.of();
    private boolean asleep; // somebody goes on when time passes

    /** When a task last came to a stop, in nanoseconds: a busy machine needs long for many steps, and that is no hang. */
    private volatile long lastChoice;

    // Used by the task that has the turn.
    private Turn turn;
    private String actor = "you";

    private StageRun(Scene scene, long seed, Duration patience) {
        this.scene = scene;
        this.patience = patience;
        this.random = new Random(seed);
        this.actors = new Actors(scene.hasFactory());
        this.turn = Turn.alone("main", recorder, random);
    }

    /**
     * Sets the scene and starts the informer; nothing else has happened yet.
     *
     * @throws StageException if a part cannot be created
     */
    public static StageRun start(Scene scene, long seed) {
        return start(scene, seed, PATIENCE);
    }

    /**
     * Sets the scene, as {@link #start(Scene, long)} does.
     *
     * @param patience how long to wait for one step
     * @throws StageException if a part cannot be created
     */
    public static StageRun start(Scene scene, long seed, Duration patience) {
        StageRun run = new StageRun(scene, seed, patience);
        Thread thread = new Thread(() -> run.run(seed), "stage " + scene.id());
        thread.setDaemon(true);
        thread.start();
        run.awaitStanding();
        return run;
    }

    /** Plays a session from its beginning. Returns the run, which stands at its end. */
    public static StageRun play(Scene scene, Session session) {
        StageRun run = start(scene, session.seed());
        try {
            session.actions().forEach(run::apply);
            return run;
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    private void run(long seed) {
        Throwable thrown = null;
        try {
            SeededScheduler.run(seed, this::choose, this::setUp);
        } catch (Throwable e) {
            thrown = e;
        }
        synchronized (this) {
            over = true;
            ready = List.of();
            asleep = false;
            standing = true;
            failure = closing ? null : thrown;
            notifyAll();
        }
    }

    private void setUp(SeededScheduler tasks) {
        scheduler = tasks;
        Simulation created = scene.simulation(tasks, recorder, what -> recorder.record(actor, what));
        stage = created;
        beginning.putAll(recorder.begin());
        recorder.record("you", created.start());
    }

    private int choose(Situation situation) {
        lastChoice = System.nanoTime();
        while (true) {
            OptionalInt chosen = turn.choose(situation);
            if (chosen.isEmpty()) {
                recorder.settle(actor);
                recorder.shown();
                turn = next(situation);
                continue;
            }
            if (chosen.getAsInt() >= 0) {
                String next = actors.name(situation.ready().get(chosen.getAsInt()));
                if (!next.equals(actor)) {
                    recorder.settle(actor);
                    actor = next;
                }
            }
            return chosen.getAsInt();
        }
    }

    /** Stands still until an action is asked for. */
    private Turn next(Situation situation) {
        Action action;
        synchronized (this) {
            ready = actors.ready(situation);
            asleep = situation.untilWake().isPresent();
            standing = true;
            notifyAll();
            while (asked == null && !closing) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("the stage was interrupted", e);
                }
            }
            standing = false;
            action = asked;
            asked = null;
        }
        Simulation acting = stage;
        if (acting == null || action == null) {
            recorder.mute();
            if (acting != null) {
                situation.start("you", acting::stop);
            }
            return Turn.drain(recorder, random);
        }
        recorder.nextAction();
        return Turn.of(action, actors, situation, recorder, random).orElseGet(() -> {
            situation.start("you", () -> recorder.record("you", acting.act(action)));
            return Turn.alone("you", recorder, random);
        });
    }

    /**
     * Does an action, and plays until the stage stands still again.
     *
     * @return the steps that followed from it; none if nobody can go on, or every task has ended
     * @throws StageException if a part threw where nobody catches it, hangs, or loops
     */
    public List<Step> apply(Action action) {
        int before = recorder.count();
        synchronized (this) {
            if (closing) {
                throw new IllegalStateException("expected an open run, but it was closed");
            }
            if (over || hang != null) {
                return List.of(); // every task has ended, so nothing can happen any more
            }
            asked = action;
            standing = false;
            notifyAll();
        }
        awaitStanding();
        List<Step> steps = recorder.steps();
        return steps.subList(before, steps.size());
    }

    private void awaitStanding() {
        Throwable thrown;
        synchronized (this) {
            lastChoice = System.nanoTime();
            while (!standing) {
                try {
                    wait(LOOK.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new StageException("interrupted while the stage plays", e);
                }
                giveUpIfItHangs();
                if (hang != null) {
                    throw hang;
                }
            }
            thrown = failure;
        }
        if (thrown != null) {
            throw new StageException(actor + " failed: " + Problem.describe(thrown), thrown);
        }
    }

    /** Ends the run if its current task waits for a lock that no task will release, or has not come back in time. */
    private void giveUpIfItHangs() {
        if (standing) {
            return;
        }
        SeededScheduler tasks = scheduler;
        Thread running = tasks == null ? null : tasks.running().orElse(null);
        if (running != null && Stuck.isStuck(running)) {
            giveUp("expected the next step, but " + actor + " waits for a lock that another task holds"
                    + place(running.getStackTrace()));
        } else if (System.nanoTime() - lastChoice >= patience.toNanos()) {
            giveUp("expected the next step within " + patience.toMillis() + " ms, but " + actor + " still runs"
                    + (running == null ? "" : place(running.getStackTrace())));
        }
    }

    private void giveUp(String why) {
        hang = new StageException(why, null);
        SeededScheduler tasks = scheduler;
        if (tasks != null) {
            tasks.abandon(why).ifPresent(Loops::stop);
        }
    }

    private static String place(StackTraceElement[] trace) {
        return Places.frame(trace)
                .map(frame -> " (" + Places.place(frame) + ")")
                .orElse("");
    }

    /** Returns all steps so far. */
    public List<Step> steps() {
        return recorder.steps();
    }

    /** Returns the rows of each part of the picture before the first step. */
    public Map<String, List<String>> beginning() {
        return new LinkedHashMap<>(beginning);
    }

    /** Returns the rows of each part of the picture, as they are now. */
    public Map<String, List<String>> state() {
        Map<String, List<String>> state = beginning();
        steps().forEach(step -> step.changes().forEach(change -> state.put(change.part(), change.after())));
        return state;
    }

    /** Returns the tasks that could go next, as {@link Action.Verb#GO} names them: {@code handler_slow} for the actor "handler slow". */
    public synchronized List<String> ready() {
        return ready;
    }

    /** Returns whether a task waits that goes on by itself when time passes. */
    public synchronized boolean asleep() {
        return asleep;
    }

    /** Returns whether every task has ended, so that nothing can happen any more. */
    public synchronized boolean over() {
        return over;
    }

    /** Returns what ended the informer or the run before its time, such as a part that is not written yet; empty if nothing did. */
    public Optional<Problem> problem() {
        Throwable thrown;
        synchronized (this) {
            if (hang != null) {
                return Optional.of(hang.problem());
            }
            thrown = failure;
        }
        Simulation shown = stage;
        return Optional.ofNullable(thrown)
                .or(() -> shown == null ? Optional.empty() : shown.failure())
                .map(Problem::of);
    }

    /** Returns the objects that the server has now, as actions name them: pods, unless the scene is about others. */
    public List<String> pods() {
        Simulation shown = stage;
        return shown == null ? List.of() : shown.targets();
    }

    /** Returns the names of the handlers that the informer has now. */
    public List<String> handlers() {
        Simulation shown = stage;
        return shown == null ? List.of() : shown.handlerNames();
    }

    /** Returns what is wrong on the stage now; empty if nothing is, or if {@linkplain #problem another problem} has ended the run. */
    public List<String> faults() {
        Simulation shown = stage;
        synchronized (this) {
            if (shown == null || hang != null || failure != null) {
                return List.of();
            }
        }
        try {
            return shown.faults(ready().isEmpty(), asleep());
        } catch (RuntimeException | Error e) {
            return List.of("a part cannot be read: " + Problem.describe(e));
        }
    }

    /** Stops the informer and ends the run. Waits for its tasks; one that hangs is given up. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
            lastChoice = System.nanoTime();
            try {
                while (!over && hang == null) {
                    wait(LOOK.toMillis());
                    giveUpIfItHangs();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
