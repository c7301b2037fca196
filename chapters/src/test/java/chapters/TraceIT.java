package chapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import workbook.trace.Trace;
import workbook.trace.Tracer;

/** Runs the trace of each chapter, as {@code ./jbang workbook trace 03} does. */
class TraceIT {
    private final Path chapters = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    @TestFactory
    Stream<DynamicTest> every_trace_runs_to_its_end_on_the_librarys_class() throws IOException {
        List<Path> traces = traces();
        assertThat(traces).isNotEmpty();
        return traces.stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(run(file))
                                .contains("Scene 1: ", "Step 1: ")
                                .doesNotContain("not started", "stopped: ", "At the end: ")
                                .doesNotContainPattern("threw: (?!informers.client.rest.ApiException)")));
    }

    /** The expected lines are written by hand: pod-1 is in the queue with all its deltas. */
    @Test
    void the_five_operations_of_chapter_03() throws Exception {
        assertThat(run(chapters.resolve("03-deltafifo/DeltaFIFOTrace.java")))
                .contains("Step 5: pod-1 is deleted\n"
                        + "  field items: pod-1 has Added {pod-1 1}, Updated {pod-1 11}, Deleted {pod-1 11}; "
                        + "pod-2 has Added {pod-2 2}; pod-3 has Added {pod-3 3}\n"
                        + "Step 6: pop\n"
                        + "  returned: Added {pod-1 1}, Updated {pod-1 11}, Deleted {pod-1 11}\n")
                .contains("  field queue: pod-1, pod-2, pod-3\n")
                .contains("Step 4: pop\n  returned: Deleted (tombstone; last known {pod-2 2})\n");
    }

    /** The same words are on the stage of every chapter that has an informer. */
    @Test
    void aGapInChapter04IsClosedByAList() throws Exception {
        assertThat(run(chapters.resolve("04-reflector/ReflectorTrace.java")))
                .containsSubsequence(
                        "Scene 2: the server has forgotten",
                        "you: delete pod-2@104",
                        "reflector: reads ERROR 410 Expired",
                        "reflector: LIST: pod-1@103, pod-3@105, at 105",
                        "informer: distributes delete pod-2@102, missed",
                        "store: pod-1@103; pod-3@105");
    }

    /** Whatever is not written yet is named; nothing else goes wrong. */
    @TestFactory
    Stream<DynamicTest> everyTraceRunsWithTheLearnersFiles() throws IOException {
        return traces().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(run(file, true))
                                .contains("Scene 1: ")
                                .containsPattern("not started: \\d+\\.\\d.* \\(My\\w+\\.java:\\d+\\)")
                                .doesNotContain("stopped: ")));
    }

    @Test
    void everyChapterFrom02HasATrace() throws IOException {
        assertThat(traces().stream()
                        .map(file ->
                                chapters.relativize(file).getName(0).toString().substring(0, 2))
                        .distinct())
                .containsExactly("02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12");
    }

    private List<Path> traces() throws IOException {
        try (Stream<Path> files = Files.walk(chapters, 3)) {
            return files.filter(file -> file.toString().matches(".*[0-9][0-9]-[^/]*/(test/)?\\w+Trace\\.java"))
                    .sorted()
                    .toList();
        }
    }

    private String run(Path file) throws Exception {
        return run(file, false);
    }

    private String run(Path file, boolean mine) throws Exception {
        StringWriter text = new StringWriter();
        Class<?> type = Class.forName(file.getFileName().toString().replaceFirst("\\.java$", ""));
        ((Trace) type.getConstructor().newInstance()).run(new Tracer(chapters, mine, new PrintWriter(text)));
        return text.toString().replace("\r\n", "\n");
    }
}
