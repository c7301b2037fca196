package workbook.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import workbook.arrange.UsualSolution;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;
import workbook.grade.Grade;
import workbook.grade.State;
import workbook.grade.TaskResult;

/** {@code ./jbang workbook solution 03}: shows other solutions and the library's, after the learner's own is done. */
@Command(
        name = "solution",
        sortOptions = false,
        description = "Show solutions of a chapter: another one, and the library's. Available when yours is done.")
final class SolutionCommand implements Callable<Integer> {
    private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");

    @ParentCommand
    private WorkbookCommand workbook;

    @Parameters(index = "0", paramLabel = "CHAPTER", description = "Such as 03.")
    private String chapter = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The class of the solution to print; without it, the first one.")
    private @Nullable String name;

    @Option(names = "--anyway", description = "Show them although yours is not done.")
    private boolean anyway;

    @Override
    public Integer call() throws IOException {
        WorkbookHome home = workbook.home();
        String folder = ChapterNames.find(home, chapter);
        if (!anyway) {
            requireDone(home, folder);
        }
        List<Path> answers = answers(home.chapter(folder));
        if (answers.isEmpty()) {
            throw new UserError(
                    "There are no solutions in chapters/" + folder + ". Is the clone complete? See: git status");
        }
        PrintWriter out = workbook.out();
        out.println("Solutions of " + folder + ":");
        for (Path answer : answers) {
            Wrapped.print(out, "  " + ChapterClasses.className(answer) + ": " + about(answer));
            out.println("    " + home.root().relativize(answer));
        }
        Path shown = name == null ? answers.get(0) : named(answers, name);
        out.println("\n" + home.root().relativize(shown) + ":\n");
        out.println(UsualSolution.readable(Files.readString(shown)).stripTrailing());
        if (answers.size() > 1 && name == null) {
            out.println("\nAnother one: ./jbang workbook solution " + ChapterNames.number(folder) + " "
                    + ChapterClasses.className(answers.get(1)) + (anyway ? " --anyway" : ""));
        }
        return 0;
    }

    /** Optional tasks need not be done. */
    private void requireDone(WorkbookHome home, String folder) {
        List<Grade> grades = new Gradebook(home).known(List.of(folder), changed -> {});
        for (Grade grade : grades) {
            List<TaskResult> open = grade.results().stream()
                    .filter(one -> one.state() != State.DONE && !one.title().contains("(optional)"))
                    .toList();
            if (!open.isEmpty()) {
                String task = open.get(0).task();
                throw new UserError("Solutions are available when yours is done. Now: " + grade.counts() + "; first "
                        + open.get(0).title() + ".\nFor a hint: ./jbang workbook hint "
                        + (task.isEmpty() ? ChapterNames.number(folder) : task)
                        + "\nTo see one anyway: ./jbang workbook solution " + ChapterNames.number(folder)
                        + " --anyway");
            }
        }
    }

    /** Returns the alternatives, then the library's answer. */
    private static List<Path> answers(Path folder) {
        List<Path> answers = new ArrayList<>(ChapterClasses.sources(folder.resolve("alternatives"), "\\w*\\.java"));
        answers.addAll(ChapterClasses.sources(folder, "Lib\\w*\\.java"));
        return answers;
    }

    private static Path named(List<Path> answers, String name) {
        return answers.stream()
                .filter(answer -> ChapterClasses.className(answer).equals(name.replaceFirst("\\.java$", "")))
                .findFirst()
                .orElseThrow(() -> new UserError("There is no solution '" + name + "'. There are: "
                        + String.join(
                                ", ",
                                answers.stream().map(ChapterClasses::className).toList()) + "."));
    }

    /** Returns the first sentence of its Javadoc, without tags. */
    private static String about(Path file) throws IOException {
        Matcher javadoc = JAVADOC.matcher(Files.readString(file));
        if (!javadoc.find()) {
            return "";
        }
        String text = javadoc.group(1)
                .replaceAll("(?m)^\\s*\\* ?", " ")
                .replaceAll("\\{@\\w+ ([^}]*)\\}", "$1")
                .replaceAll("\\s+", " ")
                .strip();
        return text.replaceFirst("(?<=[^.]\\.) .*", "");
    }
}
