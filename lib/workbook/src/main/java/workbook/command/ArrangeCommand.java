package workbook.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import workbook.arrange.ArrangeSession;
import workbook.cli.Language;
import workbook.cli.Terminal;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;
import workbook.grade.Grade;
import workbook.grade.Grader;
import workbook.grade.SetUpFailedException;
import workbook.grade.State;
import workbook.grade.TaskResult;

/** {@code ./jbang workbook arrange 3.4}: for those who are stuck, the lines of the usual solution to arrange. */
@Command(
        name = "arrange",
        sortOptions = false,
        description = "If you are stuck: arrange the shuffled lines of a task's usual solution.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:the task is done: the arrangement was right and is in your file",
            "1:the grading itself failed",
            "2:the command line was wrong",
            "3:the arrangement is right, but your file cannot take it",
            "4:you stopped before it was right; it is kept"
        })
final class ArrangeCommand implements Callable<Integer> {
    /** The height of a terminal that does not know its own. */
    private static final int ROWS = 24;

    @ParentCommand
    private WorkbookCommand workbook;

    @Parameters(paramLabel = "TASK", description = "Such as 3.4.")
    private String task = "";

    @Option(names = "--lang", paramLabel = "en|zh", description = "The language. Without it: that of your system.")
    private @Nullable String language;

    @Override
    public Integer call() throws IOException {
        WorkbookHome home = workbook.home();
        Language spoken = Language.of(language);
        if (!task.matches("\\d{1,2}\\.\\d{1,2}")) {
            throw new UserError("expected a task, such as 3.4, found '" + task + "'.");
        }
        String chapter = ChapterNames.ofTask(home, task);
        String number = Integer.parseInt(chapter.replaceFirst("-.*", "")) + task.replaceFirst(".*\\.", ".");
        List<Class<?>> tests = ChapterClasses.of(home, chapter).tests(home);
        if (tests.isEmpty()) {
            throw new UserError("The chapter " + chapter + " has no exercise.");
        }
        Class<?> test = tests.get(0);
        Learners place = new Learners(home, chapter, Grader.fileOf(test), number);
        try {
            if (place.isDone()) {
                workbook.out().println(ArrangeSession.done(number, spoken, place.fileName()));
                return 0;
            }
            BufferedReader in = new BufferedReader(new InputStreamReader(workbook.in(), StandardCharsets.UTF_8));
            int rows = Terminal.isTerminal() ? ROWS : 0;
            return switch (ArrangeSession.run(number, test, spoken, rows, place, in, workbook.out())) {
                case PUT -> 0;
                case NOT_PUT -> GradeCommand.RED;
                case STOPPED -> GradeCommand.NOT_STARTED;
            };
        } catch (SetUpFailedException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    private record Learners(WorkbookHome home, String chapterName, String name, String task)
            implements ArrangeSession.Place {
        @Override
        public Path chapter() {
            return home.chapter(chapterName);
        }

        @Override
        public Path file() {
            return home.chaptersFolder().resolve(name);
        }

        @Override
        public String fileName() {
            return "chapters/" + name;
        }

        @Override
        public Path state() {
            return home.ownFolder().resolve("arrange").resolve(task + ".properties");
        }

        @Override
        public List<TaskResult> done() {
            return results().stream().filter(one -> one.state() == State.DONE).toList();
        }

        @Override
        public String keepCopy() throws IOException {
            return Backup.of(home, name).toString();
        }

        boolean isDone() {
            List<TaskResult> own =
                    results().stream().filter(one -> one.task().equals(task)).toList();
            return !own.isEmpty() && own.stream().allMatch(one -> one.state() == State.DONE);
        }

        private List<TaskResult> results() {
            return new Gradebook(home)
                    .known(List.of(chapterName), any -> {}).stream()
                            .filter(grade -> grade.file().equals(name))
                            .map(Grade::results)
                            .flatMap(List::stream)
                            .toList();
        }
    }
}
