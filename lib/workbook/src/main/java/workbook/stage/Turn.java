package workbook.stage;

import informers.testkit.Director;
import informers.testkit.SeededScheduler.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What happens until the person in front of the stage is asked again. A task that has the turn keeps it until it has done something that
 * the stage shows, waits, or ends.
 */
final class Turn {
    /** A turn with more choices than this is an endless loop. */
    private static final int MOST_CHOICES = 100_000;

    /** With a few pods, everybody waits after some fifty steps. */
    private static final int MOST_STEPS = 2_000;

    private enum Kind {
        /** One task, to its end, or until it waits. */
        ALONE,
        /** One step of one task. */
        ONE,
        /** One step. */
        ANY,
        /** Steps until everybody waits. */
        ALL,
        /** Steps until a part of the picture changes, or everybody waits. */
        UNTIL,
        /** Time passes once. */
        TIME,
        /** Everything to its end, and time passes whenever it must. */
        DRAIN
    }

    private final Kind kind;
    private final StepRecorder recorder;
    private final Random random;
    private final int first; // the number of steps before the turn
    private final Actors actors;
    private final String part; // that UNTIL waits for
    private final int most; // of the turns of tasks that show something
    private @Nullable String task; // who has the turn
    private int stepsBefore;
    private int choices;
    private int pauses;
    private boolean begun;

    private Turn(
            Kind kind,
            @Nullable String task,
            String part,
            int most,
            Actors actors,
            StepRecorder recorder,
            Random random) {
        this.most = most;
        this.actors = actors;
        this.kind = kind;
        this.task = task;
        this.part = part;
        this.recorder = recorder;
        this.random = random;
        this.first = recorder.count();
        this.stepsBefore = first;
    }

    private Turn(Kind kind, @Nullable String task, StepRecorder recorder, Random random) {
        this(kind, task, "", MOST_STEPS + 1, new Actors(false), recorder, random);
    }

    /** A task runs alone until it ends or waits: the scene is set, or an action is done. */
    static Turn alone(String task, StepRecorder recorder, Random random) {
        return new Turn(Kind.ALONE, task, recorder, random);
    }

    /**
     * Returns the turn that an action is; empty if the action is something that the person does, and no turn of the tasks.
     *
     * @param actors knows how actions name the tasks
     */
    static Optional<Turn> of(Action action, Actors actors, Situation situation, StepRecorder recorder, Random random) {
        return Optional.ofNullable(
                switch (action.verb()) {
                    case NEXT -> new Turn(Kind.ANY, null, recorder, random);
                    case GO ->
                        new Turn(Kind.ONE, actors.task(action.target(), situation), "", 1, actors, recorder, random);
                    case QUIET -> new Turn(Kind.ALL, null, recorder, random);
                    case UNTIL ->
                        new Turn(
                                Kind.UNTIL,
                                null,
                                action.target().replace('_', ' '),
                                MOST_STEPS + 1,
                                actors,
                                recorder,
                                random);
                    case TURNS ->
                        new Turn(Kind.ALL, null, "", Integer.parseInt(action.target()), actors, recorder, random);
                    case TIME -> new Turn(Kind.TIME, null, recorder, random);
                    default -> null;
                });
    }

    /** Everybody runs to the end, after the informer was stopped. */
    static Turn drain(StepRecorder recorder, Random random) {
        return new Turn(Kind.DRAIN, null, recorder, random);
    }

    /** Returns who continues, as a {@link Director} does; empty if the turn is over. */
    OptionalInt choose(Situation situation) {
        if (++choices > MOST_CHOICES) {
            throw new IllegalStateException("expected an end, but the tasks still run after " + MOST_CHOICES
                    + " switches without anything to show: probably an endless loop. They are "
                    + situation.ready());
        }
        List<String> ready = situation.ready();
        return switch (kind) {
            case ALONE -> continued(ready);
            case ONE -> one(ready);
            case ANY -> hasShown() ? OptionalInt.empty() : next(situation, ready, true);
            case ALL, UNTIL -> {
                if (kind == Kind.UNTIL && recorder.changedSince(first, part)) {
                    yield OptionalInt.empty();
                }
                if (hasShown()) {
                    if (++pauses > MOST_STEPS) {
                        throw new IllegalStateException(
                                "expected that all tasks come to rest, but they still act after " + MOST_STEPS
                                        + " steps: " + situation.ready());
                    }
                    task = null;
                    stepsBefore = recorder.count();
                    choices = 0;
                    recorder.nextTurn();
                    if (pauses == most) {
                        yield OptionalInt.empty();
                    }
                }
                yield next(situation, ready, false);
            }
            case TIME -> begun ? OptionalInt.empty() : timePasses(situation);
            case DRAIN -> next(situation, ready, true);
        };
    }

    private boolean hasShown() {
        return recorder.count() > stepsBefore;
    }

    private OptionalInt continued(List<String> ready) {
        int index = task == null ? -1 : ready.lastIndexOf(task);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    private OptionalInt one(List<String> ready) {
        if (hasShown()) {
            return OptionalInt.empty();
        }
        OptionalInt same = continued(ready);
        if (same.isEmpty()) {
            recorder.record(actors.name(String.valueOf(task)), begun ? "waits" : "cannot go on now");
        }
        begun = true;
        return same;
    }

    /** The task that has the turn keeps it; otherwise the seed decides. */
    private OptionalInt next(Situation situation, List<String> ready, boolean withTime) {
        OptionalInt same = continued(ready);
        if (same.isPresent()) {
            return same;
        }
        if (ready.isEmpty()) {
            task = null;
            return withTime ? timePasses(situation) : OptionalInt.empty();
        }
        int chosen = random.nextInt(ready.size());
        task = ready.get(chosen);
        return OptionalInt.of(chosen);
    }

    private OptionalInt timePasses(Situation situation) {
        begun = true;
        return situation
                .untilWake()
                .map(wait -> {
                    recorder.record("time", text(wait) + " pass");
                    return OptionalInt.of(Director.TIME_PASSES);
                })
                .orElse(OptionalInt.empty());
    }

    private static String text(Duration wait) {
        long millis = Math.max(1, wait.toMillis());
        return millis < 1000 ? millis + " ms" : (millis + 500) / 1000 + " s";
    }
}
