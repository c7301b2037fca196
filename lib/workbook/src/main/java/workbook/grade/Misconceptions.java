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
    private static final int FEW = 2;

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
        return fitting(result).stream()
                .map(MutantHeader::description)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Returns a text for what the answer does wrong: the sentences of {@link #of} if there are one or two. A message that fits more
     * mutants says what they have in common, so then it is the sentence of the message by which they were recognized.
     *
     * @return "" if the misconception is not known
     */
    public String describe(TaskResult result) {
        List<String> sentences = of(result);
        if (sentences.size() <= FEW) {
            return String.join(" / ", sentences);
        }
        String words = fitting(result).get(0).says().get(0);
        String message = MutantHeader.plain(result.message());
        int begin = message.indexOf(words);
        int end = begin + words.length();
        while (begin > 0 && !isEnd(message, begin)) {
            begin--;
        }
        while (end < message.length() && !isEnd(message, end)) {
            end++;
        }
        return message.substring(begin, end).strip().replaceFirst("^\\[", "").replaceFirst("\\]$", "");
    }

    /** Returns whether a sentence ends before this character. */
    private static boolean isEnd(String message, int at) {
        return message.charAt(at) == ' ' && ".!?:]".indexOf(message.charAt(at - 1)) >= 0;
    }

    private List<MutantHeader> fitting(TaskResult result) {
        if (result.state() != State.RED) {
            return List.of();
        }
        String message = MutantHeader.plain(result.message());
        return known.stream()
                .filter(one -> one.names(result) && one.isSaidIn(message))
                .toList();
    }
}
