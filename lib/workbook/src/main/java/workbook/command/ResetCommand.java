package workbook.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;
import workbook.grade.Grader;
import workbook.grade.TaskResult;

/** {@code ./jbang workbook reset 03}: restores the stub, and keeps what the learner wrote. */
@Command(
        name = "reset",
        sortOptions = false,
        description =
                "Start a chapter again: restore your file as it was at first. What you wrote is kept in .workbook/backup.")
final class ResetCommand implements Callable<Integer> {
    @ParentCommand
    private WorkbookCommand workbook;

    @Parameters(paramLabel = "CHAPTER", description = "Such as 03.")
    private String chapter = "";

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask for confirmation.")
    private boolean yes;

    @Override
    public Integer call() throws IOException, InterruptedException {
        WorkbookHome home = workbook.home();
        String name = ChapterNames.find(home, chapter);
        for (Class<?> test : ChapterClasses.of(home, name).tests(home)) {
            reset(home, Grader.fileOf(test), tasks(test));
        }
        return 0;
    }

    private static List<String> tasks(Class<?> test) {
        return Grader.notStarted(test).results().stream()
                .map(TaskResult::task)
                .distinct()
                .toList();
    }

    private void reset(WorkbookHome home, String file, List<String> tasks) throws IOException, InterruptedException {
        PrintWriter out = workbook.out();
        Path mine = home.chaptersFolder().resolve(file);
        String stub = new Stub(home, file, tasks)
                .find()
                .orElseThrow(() -> new UserError("The first version of chapters/" + file
                        + " was not found: there is no git here, or no history with that file.\n"
                        + "Copy the file from a new clone of the workbook."));
        String text = Files.exists(mine) ? Files.readString(mine) : "";
        if (text.equals(stub)) {
            out.println("chapters/" + file + " is unchanged: there is nothing to reset.");
            return;
        }
        if (!yes && !isAgreed("Restore chapters/" + file + " as it was at first? What you wrote is kept. Type yes: ")) {
            out.println("Nothing was changed.");
            return;
        }
        if (Files.exists(mine)) {
            out.println("kept: " + Backup.of(home, file));
        }
        Files.writeString(mine, stub);
        out.println("reset: chapters/" + file);
    }

    private boolean isAgreed(String question) throws IOException {
        workbook.out().print(question);
        workbook.out().flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (answer == null) {
            workbook.out().println();
            throw new UserError("There is no input to confirm the reset. To reset without confirmation: --yes");
        }
        return List.of("y", "yes").contains(answer.strip().toLowerCase(java.util.Locale.ROOT));
    }
}
