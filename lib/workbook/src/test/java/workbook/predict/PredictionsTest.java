package workbook.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.WorkbookHome;
import workbook.predict.Question.Place;

class PredictionsTest {
    private static final Text TEXT = new Text("text", "文本");
    private static final Question QUESTION = new Question(
            "01-total", TEXT, new ShortText(ShortText.Kind.NUMBER, "3", Map.of()), TEXT, new Place(0, TEXT), null);

    @TempDir
    Path folder;

    private Predictions predictions;

    @BeforeEach
    void openAnEmptyWorkbook() throws IOException {
        Files.createDirectories(folder.resolve("chapters"));
        Files.createDirectories(folder.resolve("lib/informers"));
        Files.writeString(folder.resolve("jbang-catalog.json"), "{}");
        predictions = Predictions.of(WorkbookHome.at(folder));
    }

    @Test
    void keepsEveryAnswerAndReturnsTheLatest() throws IOException {
        assertThat(predictions.all()).isEmpty();
        answer("5");
        answer("3");

        assertThat(predictions.all()).extracting(Prediction::given).containsExactly("5", "3");
        assertThat(predictions.latest("01-total").orElseThrow().right()).isTrue();
        assertThat(predictions.latest("01-other")).isEmpty();
    }

    @Test
    void aDamagedLineCostsOnlyItself() throws IOException {
        answer("5");
        append(new byte[] {(byte) 0xff, '{', '\n'});
        append("null\n[]\n{}\n{\"question\":\"01-total\"}\n\n{\"question\":[1]}\n".getBytes(StandardCharsets.UTF_8));
        answer("4");

        assertThat(predictions.all()).extracting(Prediction::given).containsExactly("5", "4");
    }

    @Test
    void aLineThatWasCutOffIsLeftAlone() throws IOException {
        answer("5");
        append("{\"question\":\"01-to".getBytes(StandardCharsets.UTF_8));
        answer("4");

        assertThat(predictions.all()).extracting(Prediction::given).containsExactly("5", "4");
    }

    @Test
    void aFolderInItsPlaceIsReportedWhenSomethingIsAdded() throws IOException {
        Files.createDirectories(predictions.file());

        assertThat(predictions.all()).isEmpty();
        assertThatThrownBy(() -> answer("3")).isInstanceOf(IOException.class);
    }

    @Test
    void threadsThatAnswerAtTheSameTimeLoseNothing() throws Exception {
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> {
                    for (int n = 0; n < 25; n++) {
                        try {
                            Predictions.of(WorkbookHome.at(folder))
                                    .add(
                                            QUESTION,
                                            QUESTION.judge(String.valueOf(i)).orElseThrow(),
                                            "01-sum");
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(predictions.all()).hasSize(100);
    }

    private void answer(String typed) throws IOException {
        predictions.add(QUESTION, QUESTION.judge(typed).orElseThrow(), "01-sum");
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(predictions.file(), bytes, StandardOpenOption.APPEND);
    }
}
