package chapters.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import workbook.grade.ProofAnswer;

/**
 * The verdicts so far, in a file: a line for each run, answer and test, with the milliseconds that the answer took. Runs that were
 * interrupted go on where the file ends. Safe for use by many threads.
 */
final class VerdictLog {
    private final Path file;
    private final List<Line> earlier = new ArrayList<>();
    private final Set<String> graded = new HashSet<>();

    private record Line(int run, String answer, long wall, long cpu, ProofAnswer.Verdict verdict) {
        String text() {
            return String.join(
                    "\t",
                    Integer.toString(run),
                    answer,
                    wall + " ms",
                    cpu + " ms CPU",
                    oneLine(verdict.test()),
                    oneLine(verdict.text()),
                    oneLine(verdict.message()));
        }

        private static String oneLine(String text) {
            return text.replaceAll("\\s+", " ");
        }
    }

    /** Consumes the verdicts about one answer in one run. */
    interface Consumer {
        void accept(String answer, List<ProofAnswer.Verdict> verdicts);
    }

    VerdictLog(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            read();
        }
    }

    private void read() {
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(line -> line.split("\t", -1))
                    .filter(parts -> parts.length == 7)
                    .forEach(parts -> {
                        earlier.add(new Line(
                                Integer.parseInt(parts[0]),
                                parts[1],
                                millis(parts[2]),
                                millis(parts[3]),
                                new ProofAnswer.Verdict(parts[4], parts[5], parts[6])));
                        graded.add(parts[0] + " " + parts[1]);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long millis(String text) {
        return Long.parseLong(text.substring(0, text.indexOf(' ')));
    }

    /** Passes the verdicts that the file had when it was opened. */
    void earlier(Consumer consumer) {
        earlier.forEach(line -> consumer.accept(line.answer, List.of(line.verdict)));
    }

    synchronized boolean misses(int run, String answer) {
        return !graded.contains(run + " " + answer);
    }

    synchronized void add(int run, String answer, List<ProofAnswer.Verdict> verdicts, long nanos, long cpuNanos) {
        StringBuilder text = new StringBuilder();
        for (ProofAnswer.Verdict verdict : verdicts) {
            text.append(new Line(run, answer, nanos / 1_000_000, cpuNanos / 1_000_000, verdict).text())
                    .append('\n');
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
