package workbook.trace;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import workbook.grade.AnswerLoader;
import workbook.grade.Places;
import workbook.grade.Todo;
import workbook.stage.Action;
import workbook.stage.AnswerFields;
import workbook.stage.Problem;
import workbook.stage.Scene;
import workbook.stage.StageException;
import workbook.stage.StageRun;
import workbook.stage.Step;

/**
 * Prints a {@link Trace}, step by step: what each step returned, the notifications that it caused, and what it changed. The output
 * is plain lines without colours and symbols. Not thread-safe.
 */
public final class Tracer {
    /** Decides who goes next in a scene, so that a trace is the same each time. */
    private static final long SEED = 1;

    private final Path chapters;
    private final boolean mine;
    private final PrintWriter out;

    /** The shown parts of the state, by name. */
    private final Map<String, Supplier<?>> views = new LinkedHashMap<>();

    /** The fields of the answer that the scene is about. */
    private Supplier<Map<String, Object>> fields = Map::of;

    /** The texts that were printed last. */
    private final Map<String, String> printed = new LinkedHashMap<>();

    /** Fields of which only changes are printed. */
    private final Set<String> hiddenAtFirst = new HashSet<>();

    private final List<String> notifications = new ArrayList<>();
    private int scenes;
    private int steps;

    /** Set by a Todo: the following steps would show a state that the operations do not lead to. */
    private boolean sceneHasEnded;

    private boolean hasRecorder;

    /** An operation without a result. */
    @FunctionalInterface
    public interface Body {
        void run() throws Exception;
    }

    /**
     * Creates a tracer.
     *
     * @param chapters the folder of all chapters
     * @param mine whether to trace the learner's class instead of the library's
     */
    public Tracer(Path chapters, boolean mine, PrintWriter out) {
        this.chapters = chapters;
        this.mine = mine;
        this.out = out;
    }

    /** Starts a scene. Nothing of the scene before is shown any more. */
    public void scene(String title) {
        views.clear();
        fields = Map::of;
        printed.clear();
        hiddenAtFirst.clear();
        notifications.clear();
        steps = 0;
        sceneHasEnded = false;
        hasRecorder = false;
        scenes++;
        out.println((scenes == 1 ? "" : "\n") + "Scene " + scenes + ": " + title);
    }

    /**
     * Returns the learner's answer, compiled now, or the library's. Its fields are shown.
     *
     * @param file the learner's file, relative to the folder of all chapters
     * @param args for the public constructor of the learner's class
     * @throws workbook.grade.RejectedAnswerException with a message for the learner, if the file is not such a class
     */
    public <T> T answer(String file, Class<? super T> type, Supplier<T> library, Object... args) {
        Object answer = mine ? AnswerLoader.load(chapters.resolve(file), type, args) : library.get();
        fields = () -> AnswerFields.of(answer, List.of(args));
        @SuppressWarnings("unchecked") // T is the type with its type arguments
        T typed = (T) answer;
        return typed;
    }

    /** Plays the scenes of a chapter, with the learner's class, compiled now, or the library's. */
    public <T> void play(Scenes<T> scenes) {
        List<Scene> all = mine
                ? scenes.mine(AnswerLoader.compile(chapters.resolve(scenes.file()), scenes.type()), chapters)
                : scenes.scenes(Optional.empty());
        all.forEach(this::play);
    }

    /** Plays a scene on the stage, and prints its steps: an informer at work, with the parts of the scene. */
    public void play(Scene played) {
        scene(played.title().en());
        try (StageRun run = StageRun.start(played, SEED)) {
            out.println("At first");
            run.beginning().forEach(this::printRows);
            run.steps().forEach(this::print);
            for (Action action : played.play()) {
                run.apply(action).forEach(this::print);
                if (run.problem().isPresent()) {
                    break;
                }
            }
            run.problem().ifPresent(this::print);
            run.faults().forEach(fault -> out.println("At the end: " + fault));
        } catch (StageException e) {
            print(e.problem());
        }
        out.flush();
    }

    private void print(Problem problem) {
        out.println("  " + (problem.notStarted() ? "not started: " : "stopped: ") + problem.described());
    }

    private void print(Step step) {
        out.println("Step " + step.number() + ": " + step.actor() + ": " + step.what());
        step.changes().forEach(change -> printRows(change.part(), change.after()));
    }

    private void printRows(String part, List<String> rows) {
        out.println("  " + part + ": " + (rows.isEmpty() ? "empty" : String.join("; ", rows)));
    }

    /** Does not show the answer's fields, if its state is clearer from outside. */
    public void withoutFields() {
        fields = Map::of;
    }

    /** Shows a part of the state after each step that changes it. */
    public void show(String name, Supplier<?> view) {
        views.put(name, view);
    }

    /** Returns a function that records a notification: {@code tracer.recorder("handler")} prints {@code handler: ...}. */
    public Consumer<String> recorder(String name) {
        hasRecorder = true;
        return notification -> notifications.add(name + ": " + notification);
    }

    /** Performs an operation, and prints what it changed. */
    public void step(String operation, Body body) {
        ask(operation, () -> {
            body.run();
            return "";
        });
    }

    /** Performs an operation, and prints what it returned and changed. */
    public void ask(String operation, Callable<?> body) {
        if (sceneHasEnded) {
            return;
        }
        if (steps == 0) {
            printFirst();
        }
        steps++;
        out.println("Step " + steps + ": " + operation);
        try {
            Object result = body.call();
            if (!"".equals(result)) {
                out.println("  returned: " + ValueText.of(result));
            }
        } catch (Todo todo) {
            out.println("  not started: " + todo.getMessage() + " (" + Places.place(todo) + ")");
            sceneHasEnded = true;
            return;
        } catch (Exception e) {
            out.println("  threw: " + e + " (" + Places.place(e) + ")");
        }
        notifications.forEach(line -> out.println("  " + line));
        printChanges();
        notifications.clear();
        out.flush();
    }

    private void printFirst() {
        Map<String, String> state = state();
        printed.putAll(state);
        state.keySet().removeAll(hiddenAtFirst);
        if (!state.isEmpty()) {
            out.println("At first");
            state.forEach((name, value) -> out.println("  " + name + ": " + value));
        }
    }

    private void printChanges() {
        boolean changed = !notifications.isEmpty();
        for (Map.Entry<String, String> now : state().entrySet()) {
            String before = printed.put(now.getKey(), now.getValue());
            if (!now.getValue().equals(before)) {
                out.println("  " + now.getKey() + ": " + now.getValue());
                changed = true;
            }
        }
        if (!changed) {
            out.println(hasRecorder ? "  no notifications, no changes" : "  no changes");
        }
    }

    private Map<String, String> state() {
        Map<String, String> state = new LinkedHashMap<>();
        fields.get().forEach((name, value) -> {
            if (steps == 0 && !AnswerFields.isShownAtFirst(value)) {
                hiddenAtFirst.add("field " + name);
            }
            state.put("field " + name, ValueText.of(value));
        });
        views.forEach((name, view) -> state.put(name, text(view)));
        return state;
    }

    private static String text(Supplier<?> view) {
        try {
            return ValueText.of(view.get());
        } catch (Todo todo) {
            return "not started: " + todo.getMessage();
        } catch (RuntimeException e) {
            return "threw " + e;
        }
    }
}
