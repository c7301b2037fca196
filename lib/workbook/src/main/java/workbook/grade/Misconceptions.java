package workbook.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recognizes the misconception behind a failure. The mutants of a chapter are its known misconceptions, and each names the words by which
 * the message of its test is recognized. So an answer whose message has these words shares the misconception of that mutant. Immutable.
 */
public final class Misconceptions {
    private final List<MutantHeader> known;

    private Misconceptions(List<MutantHeader> known) {
        this.known = known;
    }

    /**
     * Reads the mutants of a chapter.
     *
     * @param chapter its folder; without mutants, nothing is recognized
     * @throws UncheckedIOException if a mutant cannot be read
     */
    public static Misconceptions of(Path chapter) {
        Path folder = chapter.resolve("mutants");
        if (!Files.isDirectory(folder)) {
            return new Misconceptions(List.of());
        }
        List<MutantHeader> known = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                try {
                    known.add(MutantHeader.of(file));
                } catch (IllegalArgumentException e) {
                    continue; // the proof of the mutants reports it
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Misconceptions(List.copyOf(known));
    }

    /**
     * Returns what the answer does wrong, in one sentence each. There are several sentences if the message fits several mutants: then it
     * is one of them, or all.
     *
     * @return the sentences, sorted; empty if the misconception is not known
     */
    public List<String> of(TaskResult result) {
        return result.state() != State.RED
                ? List.of()
                : known.stream()
                        .filter(one -> one.names(result) && one.isSaidBy(result))
                        .map(MutantHeader::description)
                        .distinct()
                        .sorted()
                        .toList();
    }
}
