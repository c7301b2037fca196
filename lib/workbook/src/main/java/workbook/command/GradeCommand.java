package workbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import workbook.cli.Terminal;
import workbook.cli.WorkbookHome;
import workbook.grade.Board;
import workbook.grade.Grade;
import workbook.grade.State;

/** {@code ./jbang workbook grade [chapter] [--watch]}: runs the graded tests on the learner's files. */
@Command(
        name = "grade",
        sortOptions = false,
        description = "Run the graded tests on your file, in one chapter or in all.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:all tests are done",
            "1:the grading itself failed; with --final: a row could not be graded",
            "2:the command line was wrong",
            "3:something is red",
            "4:nothing is red, but something is not started"
        })
final class GradeCommand implements Callable<Integer> {
    static final int RED = 3;
    static final int NOT_STARTED = 4;

    @ParentCommand
    private WorkbookCommand workbook;

    @Parameters(arity = "0..1", paramLabel = "CHAPTER", description = "Such as 03. Without it: all chapters.")
    private @Nullable String chapter;

    @Option(
            names = {"-w", "--watch"},
            description = "Grade again each time the file is saved, until Ctrl-C.")
    private boolean watch;

    @Option(
            names = "--poll",
            description = "With --watch: check the file every second, for file systems that do not report changes.")
    private boolean poll;

    @Option(
            names = "--all",
            description =
                    "Show the messages of all red tests, as without a terminal, and not only that of the first one.")
    private boolean all;

    @Option(
            names = "--problems",
            description = "For editors: print one line for each test that is not done, FILE:LINE: error: MESSAGE.")
    private boolean problems;

    @Mixin
    private final FinalOptions finalOptions = new FinalOptions();

    @Override
    public Integer call() throws Exception {
        WorkbookHome home = workbook.home();
        List<String> chapters = chapter == null ? home.chapters() : List.of(ChapterNames.find(home, chapter));
        finalOptions.check();
        if (finalOptions.given()) {
            try (FinalRun run = new FinalRun(home, chapters, finalOptions, workbook.out(), workbook.err())) {
                return run.run();
            }
        }
        if (watch) {
            new PlainWatch(home, chapters, problems, workbook.out()).run(poll);
        }
        Gradebook book = new Gradebook(home);
        List<Grade> grades = new ArrayList<>();
        for (String one : chapters) {
            grades.addAll(book.grade(one));
        }
        if (problems) {
            workbook.out().print(ProblemText.of(grades));
        } else {
            print(home, grades);
        }
        return status(grades);
    }

    private void print(WorkbookHome home, List<Grade> grades) {
        if (grades.size() != 1) {
            Wrapped.print(workbook.out(), Board.text("chapters", grades) + "\n");
            return;
        }
        Grade grade = grades.get(0);
        String text = all || !Terminal.isTerminal() ? GradeText.of(grade) : GradeText.brief(grade);
        Wrapped.print(workbook.out(), text + GradeText.text(AfterGreen.lines(home, grade)));
    }

    static int status(List<Grade> grades) {
        if (grades.stream().anyMatch(grade -> grade.count(State.RED) > 0)) {
            return RED;
        }
        return grades.stream().anyMatch(grade -> grade.count(State.NOT_STARTED) > 0) ? NOT_STARTED : 0;
    }
}
