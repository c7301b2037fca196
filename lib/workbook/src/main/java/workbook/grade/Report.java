package workbook.grade;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code report.json}: the board for programs, such as an instructor's script. */
final class Report {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Report() {}

    static void write(BoardData data, Path file) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("version", 1);
        report.put("complete", data.complete());
        report.put("good", data.good());
        report.put("done", total(data, State.DONE));
        report.put("red", total(data, State.RED));
        report.put("notStarted", total(data, State.NOT_STARTED));
        report.put(
                "chapters",
                data.grades().stream().map(grade -> chapter(data, grade)).toList());
        report.put("ungraded", data.ungraded());
        report.put(
                "libraryRed", data.libraryRed().stream().map(TaskResult::title).toList());
        data.next().ifPresent(next -> report.put("next", Map.of("place", next.place(), "task", next.task())));
        Files.createDirectories(file.toAbsolutePath().getParent());
        JSON.writeValue(file.toFile(), report);
    }

    private static long total(BoardData data, State state) {
        return data.grades().stream().mapToLong(grade -> grade.count(state)).sum();
    }

    private static Map<String, Object> chapter(BoardData data, Grade grade) {
        Map<String, Object> chapter = new LinkedHashMap<>();
        chapter.put("chapter", grade.chapter());
        chapter.put("file", grade.file());
        chapter.put("done", grade.count(State.DONE));
        chapter.put("red", grade.count(State.RED));
        chapter.put("notStarted", grade.count(State.NOT_STARTED));
        List<Map<String, Object>> tests = grade.results().stream()
                .map(result -> {
                    Map<String, Object> test = new LinkedHashMap<>();
                    test.put("task", result.task());
                    test.put("title", result.title());
                    test.put("state", result.state().word());
                    test.put("message", result.message());
                    test.put("place", data.path(grade, result));
                    return test;
                })
                .toList();
        chapter.put("tests", tests);
        return chapter;
    }
}
