package workbook.predict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.cli.WorkbookHome;

/**
 * The answers that a learner has given, in {@code .workbook/predictions.jsonl}: one JSON object per line, in the order of time. A new
 * answer is appended, so that nothing is lost if a program is killed, or two programs add answers at the same time; and a damaged
 * line costs only its own answer. Nothing is sent anywhere.
 *
 * <p>Safe for use by many threads and programs: a new answer is written under a lock, and nothing is kept in memory.
 */
public final class Predictions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    private Predictions(Path file) {
        this.file = file;
    }

    /** Returns the answers of the learner who works in this clone. */
    public static Predictions of(WorkbookHome home) {
        return new Predictions(home.ownFolder().resolve("predictions.jsonl"));
    }

    /** Returns the file. */
    public Path file() {
        return file;
    }

    /** Returns all answers, oldest first, without lines that cannot be read. */
    public List<Prediction> all() {
        List<Prediction> all = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(line -> read(line).ifPresent(all::add));
            }
        } catch (IOException e) {
            return List.of(); // not readable: as if nothing had been answered
        }
        return all;
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
        String line =
                JSON.writeValueAsString(new Prediction(question.id(), verdict.given(), verdict.right(), during, at))
                        + "\n";
        Files.createDirectories(file.getParent());
        synchronized (Predictions.class) { // the lock of a file is for programs; it refuses a second thread
            append(line);
        }
    }

    private void append(String line) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
                var lock = out.getChannel().lock()) {
            long end = out.length();
            out.seek(Math.max(0, end - 1));
            boolean cut = end > 0 && out.read() != '\n'; // the last line was cut off: leave it alone
            out.seek(end);
            out.write(((cut ? "\n" : "") + line).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Optional<Prediction> read(String line) {
        try {
            Prediction one = JSON.readValue(line, Prediction.class);
            boolean complete = one != null && one.question() != null && one.given() != null && one.during() != null;
            return complete ? Optional.of(one) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
