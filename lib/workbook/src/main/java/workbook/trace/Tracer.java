package workbook.trace;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import workbook.grade.AnswerLoader;
import workbook.grade.Todo;

/**
 * Prints a {@link Trace}, step by step: after each step what it returned, who was told what, and what has changed. Lines
 * begin with words, without colour or signs. One thread.
 */
public final class Tracer {
    private final Path chapters;
    private final boolean mine;
    private final PrintWriter out;

    /** What is shown of the scene, by name. */
    private final Map<String, Supplier<?>> views = new LinkedHashMap<>();

    /** The fields of the answer that the scene is about. */
    private Supplier<Map<String, Object>> fields = Map::of;

    /** As it was last printed. */
    private final Map<String, String> printed = new LinkedHashMap<>();

    /** Fields whose first value says little; a change of theirs is shown. */
    private final Set<String> hiddenAtFirst = new HashSet<>();

    private final List<String> told = new ArrayList<>();
    private int scenes;
    private int steps;

    /** Set by a Todo: what comes after it would be told of something else than what the steps say. */
    private boolean sceneHasEnded;

    private boolean somebodyListens;

    /** An operation without a result. */
    @FunctionalInterface
    public interface Body {
        void run() throws Exception;
    }

    /**
     * @param chapters the folder of all chapters
     * @param mine the learner's class is traced, in place of the library's
     */
    public Tracer(Path chapters, boolean mine, PrintWriter out) {
        this.chapters = chapters;
        this.mine = mine;
        this.out = out;
    }

    /** Begins a part of the story, with a fresh answer: nothing is shown of what was before. */
    public void scene(String title) {
        views.clear();
        fields = Map::of;
        printed.clear();
        hiddenAtFirst.clear();
        told.clear();
        steps = 0;
        sceneHasEnded = false;
        somebodyListens = false;
        scenes++;
        out.println((scenes == 1 ? "" : "\n") + "Scene " + scenes + ": " + title);
    }

    /**
     * The learner's class, compiled now, or the library's; its fields are shown.
     *
     * @param file from the folder of all chapters on
     * @param args for the public constructor of the learner's class
     * @throws workbook.grade.AnswerException with a message for the learner, if the file is not such a class
     */
    public <T> T answer(String file, Class<? super T> type, Supplier<T> library, Object... args) {
        Object answer = mine ? AnswerLoader.load(chapters.resolve(file), type, args) : library.get();
        fields = () -> Fields.of(answer, List.of(args));
        @SuppressWarnings("unchecked") // T is the type, with what javac knows of its parameters
        T typed = (T) answer;
        return typed;
    }

    /** Leaves the answer's fields out: for one whose state is seen better from outside. */
    public void withoutFields() {
        fields = Map::of;
    }

    /** Shows a part of the state after each step that changes it. */
    public void show(String name, Supplier<?> view) {
        views.put(name, view);
    }

    /** Where somebody writes down what they were told: {@code tracer.told("handler")} prints {@code handler: ...}. */
    public Consumer<String> told(String who) {
        somebodyListens = true;
        return what -> told.add(who + ": " + what);
    }

    /** An operation. */
    public void step(String operation, Body body) {
        ask(operation, () -> {
            body.run();
            return "";
        });
    }

    /** An operation that answers: what it returns is printed. */
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
                out.println("  returned: " + Texts.of(result));
            }
        } catch (Todo todo) {
            out.println("  not started: " + todo.getMessage() + " (" + place(todo) + ")");
            sceneHasEnded = true;
            return;
        } catch (Exception e) {
            out.println("  threw: " + e + " (" + place(e) + ")");
        }
        told.forEach(line -> out.println("  " + line));
        printChanges();
        told.clear();
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
        boolean changed = !told.isEmpty();
        for (Map.Entry<String, String> now : state().entrySet()) {
            String before = printed.put(now.getKey(), now.getValue());
            if (!now.getValue().equals(before)) {
                out.println("  " + now.getKey() + ": " + now.getValue());
                changed = true;
            }
        }
        if (!changed) {
            out.println(somebodyListens ? "  nobody was told, nothing has changed" : "  nothing has changed");
        }
    }

    private Map<String, String> state() {
        Map<String, String> state = new LinkedHashMap<>();
        fields.get().forEach((name, value) -> {
            if (steps == 0 && !Fields.isShownAtFirst(value)) {
                hiddenAtFirst.add("field " + name);
            }
            state.put("field " + name, Texts.of(value));
        });
        views.forEach((name, view) -> state.put(name, text(view)));
        return state;
    }

    private static String text(Supplier<?> view) {
        try {
            return Texts.of(view.get());
        } catch (Todo todo) {
            return "not started: " + todo.getMessage();
        } catch (RuntimeException e) {
            return "threw " + e;
        }
    }

    private static String place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        for (StackTraceElement frame : trace) {
            String file = frame.getFileName();
            if (file != null && file.matches("My[A-Z]\\w*\\.java")) {
                return file + ":" + frame.getLineNumber();
            }
        }
        return trace.length == 0 ? "" : trace[0].getFileName() + ":" + trace[0].getLineNumber();
    }
}
