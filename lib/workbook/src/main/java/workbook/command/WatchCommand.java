package workbook.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import workbook.cli.WorkbookHome;
import workbook.grade.Board;
import workbook.grade.Grade;
import workbook.window.TerminalWindow;
import workbook.window.Window;

/** {@code ./jbang workbook watch}: one window that grades each chapter that is saved, with keys for the other commands. */
@Command(
        name = "watch",
        sortOptions = false,
        description = "Grade each chapter when you save it, in a window with keys for hints, traces and scripts.")
final class WatchCommand implements Callable<Integer> {
    @ParentCommand
    private WorkbookCommand workbook;

    @Parameters(arity = "0..1", paramLabel = "CHAPTER", description = "Such as 03. Without it: all chapters.")
    private @Nullable String chapter;

    @Option(
            names = "--plain",
            description = "Print lines in place of a window, as without a terminal, or for a screen reader.")
    private boolean plain;

    @Option(
            names = "--poll",
            description = "Check the files every second, for file systems that do not report changes.")
    private boolean poll;

    @Override
    public Integer call() throws Exception {
        WorkbookHome home = workbook.home();
        List<String> chapters = chapter == null ? home.chapters() : List.of(ChapterNames.find(home, chapter));
        Optional<Window> window = plain ? Optional.empty() : TerminalWindow.open();
        if (window.isPresent()) {
            watch(home, chapters, window.get());
        } else {
            new PlainWatch(home, chapters, false, workbook.out()).run(poll);
        }
        return 0;
    }

    private void watch(WorkbookHome home, List<String> chapters, Window window) throws Exception {
        LinkedBlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
        PrintedLines prints = new PrintedLines();
        List<Grade> grades = List.of();
        try (window;
                var captured = PrintedLines.capture(prints);
                BackgroundGrader grader = BackgroundGrader.start(home, chapters, poll, events::add);
                WatchWindow watch =
                        new WatchWindow(home, chapters, events, window, new Cooked(home, workbook.out()), prints)) {
            try {
                watch.run();
            } finally {
                grades = watch.grades();
            }
        } finally {
            // The window is gone; what it showed last remains, also after Ctrl-C.
            if (!grades.isEmpty()) {
                Wrapped.print(workbook.out(), Board.text("chapters", grades) + "\n");
            }
        }
    }

    /** The terminal as the shell has set it. */
    private record Cooked(WorkbookHome home, PrintWriter out) implements WatchWindow.Outside {
        @Override
        public void run(List<String> arguments) throws InterruptedException, IOException {
            Process process = new ProcessBuilder(Tool.script(home.root().resolve("jbang"), arguments))
                    .directory(home.root().toFile())
                    .inheritIO()
                    .start();
            try {
                process.waitFor();
            } finally {
                Tool.end(process);
            }
            out.print("\nEnter: back to the window ");
            out.flush();
            TerminalWindow.awaitLine();
        }

        @Override
        public Optional<Window> open() {
            return TerminalWindow.open();
        }
    }
}
