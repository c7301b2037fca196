package workbook.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.cli.WorkbookHome;
import workbook.grade.State;

/** Finds the failure messages of the last grading. Grades nothing, so it is quick, and the messages are those that the learner has read. */
final class LastMessages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LastMessages() {}

    /** Returns the messages of the red tests of a task; empty if there are none, or if the chapter was never graded. */
    static List<String> of(WorkbookHome home, String chapter, String task) {
        Path folder = home.chaptersFolder().resolve("target/workbook");
        return Stream.of(folder.resolve("grades.json"), folder.resolve("report.json")) // the commands; mvn test
                .filter(Files::exists)
                .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified())
                        .reversed())
                .flatMap(file -> results(file, chapter).stream())
                .findFirst()
                .map(results -> red(results, task))
                .orElse(List.of());
    }

    private static List<String> red(List<JsonNode> results, String task) {
        return results.stream()
                .filter(one -> one.path("task").asText().equals(task))
                .filter(one -> one.path("state").asText().equalsIgnoreCase(State.RED.word()))
                .map(one -> one.path("message").asText())
                .toList();
    }

    /** Returns the results of a chapter, which both files have somewhere, together with the chapter's name. */
    private static Optional<List<JsonNode>> results(Path file, String chapter) {
        List<JsonNode> found = new ArrayList<>();
        try {
            for (JsonNode grade : JSON.readTree(file.toFile()).findParents("chapter")) {
                if (grade.path("chapter").asText().equals(chapter)) {
                    grade.path("results").forEach(found::add);
                    grade.path("tests").forEach(found::add);
                }
            }
        } catch (IOException e) {
            return Optional.empty(); // incomplete, or of another version: as if nothing had been graded
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }
}
