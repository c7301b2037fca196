package workbook.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import workbook.cli.WorkbookHome;
import workbook.grade.Board;
import workbook.grade.Grade;

/** Prints the grade of each chapter that is saved, as plain lines, until Ctrl-C. */
final class PlainWatch {
    private final WorkbookHome home;
    private final List<String> chapters;
    private final boolean problems;
    private final Map<String, Grade> last = new TreeMap<>();
    private final PrintWriter out;

    /** @param problems whether to print as {@link ProblemText} does */
    PlainWatch(WorkbookHome home, List<String> chapters, boolean problems, PrintWriter out) {
        this.home = home;
        this.chapters = List.copyOf(chapters);
        this.problems = problems;
        this.out = out;
    }

    /** Never returns. */
    void run(boolean poll) throws InterruptedException {
        LinkedBlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
        List<Grade> first = new ArrayList<>();
        boolean started = false;
        try (BackgroundGrader ignored = BackgroundGrader.start(home, chapters, poll, events::add)) {
            while (true) {
                WatchEvent event = events.take();
                if (event instanceof WatchEvent.Saved save) {
                    out.println(
                            "\n" + LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + save.file() + " was saved");
                } else if (event instanceof WatchEvent.Graded graded && graded.saved()) {
                    print(graded.grades());
                    warnOfLoops(graded.grades());
                } else if (event instanceof WatchEvent.Graded graded) {
                    first.addAll(graded.grades());
                } else if (event instanceof WatchEvent.Failed failed) {
                    out.println("Error: " + failed.message());
                } else if (event instanceof WatchEvent.Notice notice) {
                    out.println(notice.text());
                } else if (event instanceof WatchEvent.Broken broken) {
                    throw broken.why();
                } else if (event instanceof WatchEvent.Idle) {
                    if (!started) {
                        print(first);
                        started = true;
                    }
                    out.println("Watching " + watched() + ". Ctrl-C ends it.");
                }
                out.flush();
            }
        }
    }

    private void print(List<Grade> grades) {
        if (problems) { // those of all chapters: an editor forgets the earlier ones
            grades.forEach(grade -> last.put(grade.file(), grade));
            out.print(ProblemText.of(List.copyOf(last.values())));
            return;
        }
        Wrapped.print(
                out,
                grades.size() == 1
                        ? GradeText.of(grades.get(0)) + GradeText.text(AfterGreen.lines(home, grades.get(0)))
                        : Board.text("chapters", grades) + "\n");
    }

    /** Such a thread can only be ended with the JVM. */
    private void warnOfLoops(List<Grade> grades) {
        if (grades.stream().anyMatch(Grade::leavesAThreadBehind)) {
            Wrapped.print(
                    out,
                    "A thread of your class is still running in a loop, and uses a processor. When you have fixed it, end"
                            + " this command and start it again.");
        }
    }

    private String watched() {
        List<Path> files = BackgroundGrader.files(home, chapters);
        return files.size() == 1
                ? home.root().relativize(files.get(0)).toString()
                : files.size() + " files, chapters/*/My*.java";
    }
}
