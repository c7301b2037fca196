package workbook.arrange;

import java.util.ArrayList;
import java.util.List;

/**
 * What a learner moves as one line: usually one line of code, or a few that mean nothing alone, such as an {@code if} with a return in
 * it. Immutable.
 *
 * @param lines of code, indented relative to the first
 * @param head the method that begins with this piece; "" for a line of a body
 * @param mutant the wrong answer from which a distractor comes; "" for a line of the solution
 */
record Piece(List<String> lines, String head, String mutant) {
    Piece {
        lines = List.copyOf(lines);
    }

    /** Creates a piece of these lines, without the indentation that they share. */
    static Piece of(List<String> lines, String head, String mutant) {
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(Piece::indent)
                .min()
                .orElse(0);
        List<String> bare = new ArrayList<>();
        lines.forEach(
                line -> bare.add(line.substring(Math.min(indent, line.length())).stripTrailing()));
        return new Piece(bare, head, mutant);
    }

    boolean isHead() {
        return !head.isEmpty();
    }

    boolean isDistractor() {
        return !mutant.isEmpty();
    }

    boolean hasSameTextAs(Piece other) {
        return lines.equals(other.lines);
    }

    /** Returns how many blocks this piece ends that begin in an earlier one. */
    int closes() {
        int depth = 0;
        int lowest = 0;
        for (int c : code().chars().toArray()) {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            lowest = Math.min(lowest, depth);
        }
        return -lowest;
    }

    /** Returns how many blocks this piece begins that end in a later one. */
    int opens() {
        int depth = 0;
        for (int c : code().chars().toArray()) {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return depth + closes();
    }

    /** Returns the code without strings and characters, in which a brace begins no block. */
    private String code() {
        return String.join("\n", lines).replaceAll("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])'", "");
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
