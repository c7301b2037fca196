package workbook.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import workbook.cli.Printable;
import workbook.cli.Scripts;
import workbook.cli.WorkbookHome;
import workbook.command.NextCommand.Next;
import workbook.grade.Grade;
import workbook.grade.State;
import workbook.grade.TaskResult;
import workbook.window.Window;

/**
 * The window of {@code ./jbang workbook watch}: shows the grade of the chapter that was saved last, and runs the other commands by
 * keys. For one thread; gradings and scripts run on others, and report by events.
 */
final class WatchWindow implements AutoCloseable {
    private static final int MOST_LINES = 10_000;

    private static final String HELP = """
            This window grades each chapters/*/My*.java when you save it.

            h   a hint for the next task; pressed again, a further one
            n   what to do next, and the commands for it
            p   predict what the chapter's script will print
            t   trace: the operations of the chapter's class one by one
            r   run the chapter's script
            q   quit

            t and r use your own class as soon as you have written a part of it, before that the library's.

            space, page down, down, j   further down in a text
            b, page up, up, k           back up
            esc, enter                  back to the grade

            The first lines show all chapters: done; 4/8, tests that are done; 2 red; - not started.
            """;

    /** How the lines start that JBang prints while it compiles a script. */
    private static final String BUILDS = "[jbang] ";

    private static final String NOT_GRADED = "The grading is not finished";

    private final WorkbookHome home;
    private final List<String> chapters;
    private final Queue<WatchEvent> events;
    private final Outside outside;
    private final PrintedLines prints;

    private final Map<String, List<Grade>> grades = new TreeMap<>();
    private final Map<String, List<String>> gradeTexts = new TreeMap<>();
    private final Map<String, String> failures = new TreeMap<>();
    private String current = "";
    private String grading = "";
    private String saved = "";
    private boolean looping;

    private String title = "";
    private List<String> text = new ArrayList<>();
    private int from;
    private boolean showsGrade = true;
    private String notice = "";
    private @Nullable BackgroundScript script;
    private int scripts;
    private Window window;

    /** The terminal without the window. */
    interface Outside {
        /** Runs a {@code ./jbang} command that asks its user, and returns when the user has read what it printed. */
        void run(List<String> arguments) throws InterruptedException, IOException;

        /** Opens the window again; empty if the terminal has become too small for it. */
        Optional<Window> open();
    }

    /**
     * Creates a window.
     *
     * @param chapters those that are graded
     * @param events what happens; others add to it
     * @param window where it is shown; it is closed with this object
     * @param outside runs what needs the terminal for itself
     * @param prints receives what the learners' classes print
     */
    WatchWindow(
            WorkbookHome home,
            List<String> chapters,
            Queue<WatchEvent> events,
            Window window,
            Outside outside,
            PrintedLines prints) {
        this.home = home;
        this.chapters = List.copyOf(chapters);
        this.events = events;
        this.window = window;
        this.outside = outside;
        this.prints = prints;
    }

    /** Shows the window until the user quits. */
    void run() throws InterruptedException, IOException {
        while (true) {
            WatchScreen.Drawn drawn = screen().draw(window.size());
            window.draw(drawn.lines());
            Optional<String> key = window.key();
            if (key.isPresent()) {
                notice = "";
                if (key.get().equals("q") || !press(key.get(), drawn)) {
                    return;
                }
            }
            for (WatchEvent event = events.poll(); event != null; event = events.poll()) {
                accept(event);
            }
        }
    }

    private WatchScreen screen() {
        return new WatchScreen(
                chapters.stream()
                        .map(one -> new WatchScreen.Progress(one, gradesOf(one)))
                        .toList(),
                current,
                showsGrade ? gradeTitle() : title,
                showsGrade ? gradeText() : text,
                from,
                notice,
                nextText());
    }

    private void accept(WatchEvent event) {
        if (event instanceof WatchEvent.Saved save) {
            current = save.chapter();
            saved = LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + save.file() + " was saved";
            grading = current;
            failures.remove(current);
            showGrade();
        } else if (event instanceof WatchEvent.Started start) {
            grading = start.chapter();
            prints.take(); // of an earlier grading
        } else if (event instanceof WatchEvent.Graded graded) {
            grades.put(graded.chapter(), graded.grades());
            failures.remove(graded.chapter());
            gradeTexts.put(graded.chapter(), textOf(graded.grades(), prints.take()));
            looping |= graded.grades().stream().anyMatch(Grade::leavesAThreadBehind);
            ended();
        } else if (event instanceof WatchEvent.Failed failed) {
            failures.put(failed.chapter(), failed.message());
            ended();
        } else if (event instanceof WatchEvent.Notice words) {
            notice = words.text();
        } else if (event instanceof WatchEvent.Broken broken) {
            throw broken.why();
        } else if (event instanceof WatchEvent.Printed line && line.script() == scripts && script != null) {
            if (line.line().startsWith(BUILDS) && !line.line().contains("ERROR")) {
                notice = line.line();
            } else if (text.size() < MOST_LINES) {
                notice = "";
                text.add(line.line());
            }
        } else if (event instanceof WatchEvent.Ended end && end.script() == scripts && script != null) {
            notice = "";
            text.add("");
            text.add(end.how() + " Esc: back to the grade.");
        }
    }

    private void ended() {
        grading = "";
        if (saved.isEmpty()) { // at the start, the chapter to go on with
            current = next().map(one -> one.grade().chapter()).orElse(chapters.get(0));
        }
    }

    private boolean press(String key, WatchScreen.Drawn drawn) throws InterruptedException, IOException {
        switch (key) {
            case "h" -> hint();
            case "n" -> nextStep();
            case "p" -> {
                return predict();
            }
            case "t" -> trace();
            case "r" -> runScript();
            case "?" -> show("help", HELP.lines().toList());
            case "escape", "enter" -> showGrade();
            case " ", "page-down" -> from = drawn.moved(drawn.textRows());
            case "b", "page-up" -> from = drawn.moved(-drawn.textRows());
            case "down", "j" -> from = drawn.moved(1);
            case "up", "k" -> from = drawn.moved(-1);
            case "home", "g" -> from = 0;
            case "end", "G" -> from = drawn.moved(Integer.MAX_VALUE / 2);
            default -> notice = "There is no key " + Printable.line(key) + ". ? shows all";
        }
        return true;
    }

    private void show(String newTitle, List<String> lines) {
        endScript();
        title = newTitle;
        text = new ArrayList<>(lines);
        from = 0;
        showsGrade = false;
    }

    private void showGrade() {
        endScript();
        showsGrade = true;
        from = 0;
    }

    private String gradeTitle() {
        if (isGrading()) {
            return current + ": grading ...";
        }
        String counts = failures.containsKey(current)
                ? current
                : String.join(
                        "; ", gradesOf(current).stream().map(GradeText::counts).toList());
        return counts + (grading.isEmpty() ? "" : (counts.isEmpty() ? "" : "; ") + "grading " + grading + " ...");
    }

    private List<String> gradeText() {
        List<String> lines = new ArrayList<>();
        String failure = failures.get(current);
        if (failure != null) {
            lines.add("The grading failed: " + failure);
        } else if (!isGrading()) {
            lines.addAll(gradeTexts.getOrDefault(current, List.of()));
        }
        if (looping) {
            lines.add("");
            lines.add(
                    "A thread of your class is still running in a loop, and uses a processor. When you have fixed it, quit"
                            + " and start again.");
        }
        if (!saved.isEmpty()) {
            lines.add("");
            lines.add(saved);
        }
        return lines;
    }

    /** Returns whether the chapter that is shown is being graded: its last grade is old. */
    private boolean isGrading() {
        return !grading.isEmpty() && grading.equals(current);
    }

    private List<Grade> gradesOf(String chapter) {
        return grades.getOrDefault(chapter, List.of());
    }

    /** Returns the first failure, whole, or what follows if all tests are done; a line for each test; and what the class printed. */
    private List<String> textOf(List<Grade> graded, List<String> printed) {
        List<String> lines = new ArrayList<>();
        for (Grade grade : graded) {
            Optional<TaskResult> red = grade.first(State.RED);
            red.ifPresent(first -> lines.addAll(GradeText.red(grade, first)));
            if (AfterGreen.isGreen(grade)) {
                lines.add(GradeText.end(grade));
                lines.addAll(AfterGreen.lines(home, grade));
            }
            if (!lines.isEmpty()) {
                lines.add("");
            }
            grade.results().stream()
                    .filter(one -> one != red.orElse(null))
                    .map(GradeText::line)
                    .forEach(lines::add);
        }
        if (!printed.isEmpty()) {
            lines.add("");
            lines.add("Your class printed:");
            lines.addAll(printed);
        }
        return lines;
    }

    /** The next step in the current chapter; if that is done, in all. */
    private Optional<Next> next() {
        return Next.of(gradesOf(current)).or(() -> Next.of(grades()));
    }

    /** Returns the grades that are known. */
    List<Grade> grades() {
        return grades.values().stream().flatMap(List::stream).toList();
    }

    private String nextText() {
        if (grades.size() < chapters.size() && next().isEmpty()) {
            return "next: wait a moment, the chapters are being graded";
        }
        return next().map(next -> "next: " + next.place() + "  " + next.result().title())
                .orElse("next: all graded tests are done. Other solutions: ./jbang workbook solution 01");
    }

    private void hint() {
        Optional<Next> next = next();
        if (next.isEmpty()) {
            notice = "All tests are done: there is nothing to hint at";
        } else if (next.get().result().task().isEmpty()) {
            notice = "Hints are for tasks; this is about the whole file";
        } else {
            String task = next.get().result().task();
            show("hint for " + task + "; h: one more", output("hint", task));
        }
    }

    private void nextStep() {
        if (grades.size() < chapters.size() || !grading.isEmpty()) {
            notice = "The grading is not finished; the next step so far is below";
            return;
        }
        Next.of(grades()).ifPresent(next -> current = next.grade().chapter());
        show("next", output("next"));
    }

    private void trace() throws IOException {
        if (!current.isEmpty() && ChapterClasses.traces(home.chapter(current)).isEmpty()) {
            notice = current + " has no trace; r runs its script";
            return;
        }
        start(commandOf("workbook", "trace", ChapterNames.number(current)));
    }

    private void runScript() throws IOException {
        start(commandOf(current));
    }

    /** With the own class as soon as a part of it is written. */
    private List<String> commandOf(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        if (gradesOf(current).stream()
                .anyMatch(grade ->
                        grade.count(State.NOT_STARTED) < grade.results().size())) {
            command.add("--mine");
        }
        return command;
    }

    private void start(List<String> arguments) throws IOException {
        if (current.isEmpty()) {
            notice = NOT_GRADED;
            return;
        }
        show("./jbang " + String.join(" ", arguments) + "; esc ends it", List.of());
        notice = "running ...";
        scripts++;
        script = BackgroundScript.start(home, scripts, arguments, events::add);
    }

    private void endScript() {
        if (script != null) {
            script.close();
            script = null;
        }
    }

    /** Returns whether the window is there again. */
    private boolean predict() throws InterruptedException, IOException {
        if (current.isEmpty()) {
            notice = NOT_GRADED;
            return true;
        }
        showGrade();
        window.close();
        outside.run(List.of("workbook", "predict", ChapterNames.number(current)));
        Optional<Window> again = outside.open();
        again.ifPresent(opened -> window = opened);
        return again.isPresent();
    }

    /** Runs another command of the workbook, and returns what it prints. */
    private List<String> output(String... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        Scripts.run(WorkbookCommand.of(home), printer, printer, arguments);
        return out.toString().lines().toList();
    }

    @Override
    public void close() {
        endScript();
        window.close();
    }
}
