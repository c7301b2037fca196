package workbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.cli.WorkbookHome;
import workbook.grade.Grader;

/**
 * The original content of a learner's file. In the history of git it is the newest version that has a Todo for each task, so it is found
 * also if the learner has committed. A packed workbook has it in {@code .workbook/stubs}.
 */
final class Stub {
    private final WorkbookHome home;
    private final String file;
    private final List<String> tasks;

    /**
     * @param file the learner's file, relative to the folder of all chapters
     * @param tasks the numbers of the tasks, for which a stub has Todos
     */
    Stub(WorkbookHome home, String file, List<String> tasks) {
        this.home = home;
        this.file = file;
        this.tasks = tasks;
    }

    /** Returns its text; empty if it was not found. */
    Optional<String> find() throws IOException, InterruptedException {
        Path kept = kept(home, file);
        if (Files.isRegularFile(kept)) {
            return Optional.of(Files.readString(kept));
        }
        String path = "chapters/" + file;
        for (String commit : git("log", "--format=%H", "--", path).lines().toList()) {
            String text = git("show", commit + ":./" + path);
            if (isStub(text)) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /** Returns its place in a packed workbook. */
    static Path kept(WorkbookHome home, String file) {
        return home.ownFolder().resolve("stubs").resolve(file);
    }

    boolean isStub(String text) {
        return tasks.stream().allMatch(number -> Grader.hasTodo(text, number));
    }

    /** Returns the output of git; "" if it is not installed, or this is no clone. */
    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "--no-pager"));
        command.addAll(List.of(arguments));
        Tool.Run run = Tool.run(home.root(), Map.of(), command);
        return run.status() == 0 ? run.out() : "";
    }
}
