package workbook.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.cli.WorkbookHome;

/**
 * The answers that a learner has given, in {@code .workbook/predictions.jsonl}. Nothing is sent anywhere. Safe for use by many threads
 * and programs.
 */
public final class Predictions {
    private final JsonLines lines;

    private Predictions(JsonLines lines) {
        this.lines = lines;
    }

    /** Returns the answers of the learner who works in this clone. */
    public static Predictions of(WorkbookHome home) {
        return new Predictions(new JsonLines(home.ownFolder().resolve("predictions.jsonl")));
    }

    /** Returns the file. */
    public Path file() {
        return lines.file();
    }

    /** Returns all answers, oldest first, without lines that cannot be read. */
    public List<Prediction> all() {
        return lines.all(Prediction.class).stream()
                .filter(one -> one.question() != null && one.given() != null && one.during() != null)
                .toList();
    }

    /** Returns the latest answer to a question. */
    public Optional<Prediction> latest(String question) {
        return to(question).reduce((earlier, later) -> later);
    }

    /** Returns whether a question was ever answered rightly. */
    public boolean wasRight(String question) {
        return to(question).anyMatch(Prediction::right);
    }

    private Stream<Prediction> to(String question) {
        return all().stream().filter(one -> one.question().equals(question));
    }

    /**
     * Adds an answer.
     *
     * @param during the chapter in which the question was asked
     * @throws IOException if the file cannot be written
     */
    public void add(Question question, Verdict verdict, String during) throws IOException {
        String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        lines.add(new Prediction(question.id(), verdict.given(), verdict.right(), during, at));
    }
}
