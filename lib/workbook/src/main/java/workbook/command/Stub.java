package workbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.cli.House;
import workbook.grade.Grader;

/**
 * The learner's file as it was before anyone wrote into it. In the history of git it is the newest version that has a
 * Todo for each task: so it is found also when a learner has committed their work. A house without git (a packed one)
 * has it in {@code .workbook/stubs}.
 */
final class Stub {
    private final House house;
    private final String file;
    private final List<String> tasks;

    /**
     * @param file from the folder of all chapters on
     * @param tasks the numbers that a stub has Todos for
     */
    Stub(House house, String file, List<String> tasks) {
        this.house = house;
        this.file = file;
        this.tasks = tasks;
    }

    /** Its text; empty if there is none. */
    Optional<String> find() throws IOException, InterruptedException {
        Path kept = kept(house, file);
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

    /** Where a house without git has it. */
    static Path kept(House house, String file) {
        return house.ownFolder().resolve("stubs").resolve(file);
    }

    boolean isStub(String text) {
        return tasks.stream().allMatch(number -> Grader.hasTodo(text, number));
    }

    /** What git prints; "" if it is not installed, or this is no clone. */
    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "--no-pager"));
        command.addAll(List.of(arguments));
        Tool.Run run = Tool.run(house.root(), Map.of(), command);
        return run.status() == 0 ? run.out() : "";
    }
}
