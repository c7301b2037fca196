package workbook.arrange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An arrangement as code: the text of each method. Immutable.
 *
 * @param methods the code of each method by the name of its head
 * @param flaw what keeps the pieces from being methods with blocks; empty if nothing does
 */
record Assembly(Map<String, Code> methods, Optional<Flaw> flaw) {
    private static final String INDENT = "    ";

    /**
     * The text of a method.
     *
     * @param text without indentation before its first line
     * @param pieces the piece of each line; null for a line that is no piece
     */
    record Code(String text, List<@Nullable Piece> pieces) {}

    enum Problem {
        /** A line stands before the first head. */
        NO_HEAD,
        /** Two heads of one method. */
        TWO_HEADS,
        /** A method without a head. */
        HEAD_MISSING,
        /** The end of a block that has no beginning. */
        NOT_OPEN,
        /** The beginning of a block that has no end. */
        NOT_CLOSED
    }

    /**
     * Why an arrangement is no code.
     *
     * @param piece where; null if a head is missing
     * @param method its name; "" if the piece is in none
     */
    record Flaw(Problem problem, @Nullable Piece piece, String method) {}

    /** How deep a piece is indented in an arrangement. */
    record Placed(Piece piece, int depth) {}

    static Assembly of(Puzzle puzzle, List<Piece> arrangement) {
        Map<String, List<Piece>> bodies = new LinkedHashMap<>();
        Map<String, Piece> heads = new LinkedHashMap<>();
        String current = "";
        List<Piece> body = new ArrayList<>();
        if (puzzle.isHeadGiven()) {
            var first = puzzle.methods().entrySet().iterator().next();
            current = first.getKey();
            heads.put(current, first.getValue().head());
            bodies.put(current, body);
        }
        for (Piece piece : arrangement) {
            if (piece.isHead()) {
                current = piece.head();
                if (heads.put(current, piece) != null) {
                    return flawed(Problem.TWO_HEADS, piece, current);
                }
                body = new ArrayList<>();
                bodies.put(current, body);
            } else if (current.isEmpty()) {
                return flawed(Problem.NO_HEAD, piece, "");
            } else {
                body.add(piece);
            }
        }
        Map<String, Code> methods = new LinkedHashMap<>();
        for (var method : puzzle.methods().entrySet()) {
            String name = method.getKey();
            Piece head = heads.get(name);
            List<Piece> pieces = bodies.get(name);
            if (head == null || pieces == null) {
                return flawed(Problem.HEAD_MISSING, null, name);
            }
            Optional<Flaw> flaw = flaw(pieces, name);
            if (flaw.isPresent()) {
                return new Assembly(Map.of(), flaw);
            }
            methods.put(name, code(method.getValue(), head, pieces));
        }
        return new Assembly(methods, Optional.empty());
    }

    private static Assembly flawed(Problem problem, @Nullable Piece piece, String method) {
        return new Assembly(Map.of(), Optional.of(new Flaw(problem, piece, method)));
    }

    private static Optional<Flaw> flaw(List<Piece> body, String method) {
        List<Piece> open = new ArrayList<>();
        for (Piece piece : body) {
            for (int i = 0; i < piece.closes(); i++) {
                if (open.isEmpty()) {
                    return Optional.of(new Flaw(Problem.NOT_OPEN, piece, method));
                }
                open.remove(open.size() - 1);
            }
            for (int i = 0; i < piece.opens(); i++) {
                open.add(piece);
            }
        }
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(new Flaw(Problem.NOT_CLOSED, open.get(open.size() - 1), method));
    }

    /** Returns the pieces with their indentation, in any arrangement. */
    static List<Placed> indented(List<Piece> arrangement, boolean headIsGiven) {
        List<Placed> placed = new ArrayList<>();
        int depth = headIsGiven ? 1 : 0;
        for (Piece piece : arrangement) {
            if (piece.isHead()) {
                depth = 0;
            }
            depth = Math.max(0, depth - piece.closes());
            placed.add(new Placed(piece, depth));
            depth += piece.opens();
        }
        return placed;
    }

    private static Code code(Puzzle.Method method, Piece head, List<Piece> body) {
        String base = method.member().owner().isEmpty() ? INDENT : INDENT + INDENT;
        List<String> lines = new ArrayList<>(method.annotations());
        List<@Nullable Piece> pieces = new ArrayList<>();
        lines.forEach(any -> pieces.add(null));
        add(new Placed(head, 0), base, lines, pieces);
        indented(body, true).forEach(placed -> add(placed, base, lines, pieces));
        lines.add("}");
        pieces.add(null);
        StringBuilder text = new StringBuilder(lines.get(0).strip());
        for (int i = 1; i < lines.size(); i++) {
            boolean isOwn = pieces.get(i) != null;
            text.append('\n').append(isOwn ? "" : base).append(lines.get(i));
        }
        return new Code(text.toString(), pieces);
    }

    private static void add(Placed placed, String base, List<String> lines, List<@Nullable Piece> pieces) {
        for (String line : placed.piece.lines()) {
            lines.add(base + INDENT.repeat(placed.depth) + line);
            pieces.add(placed.piece);
        }
    }

    /** Returns the piece of the arrangement that is wrong first, compared with the usual order; empty if one is only missing. */
    static Optional<Piece> firstOutOfPlace(Puzzle puzzle, List<Piece> arrangement) {
        Predicate<Piece> distractor = Piece::isDistractor;
        Optional<Piece> first = arrangement.stream().filter(distractor).findFirst();
        if (first.isPresent()) {
            return first;
        }
        for (int i = 0; i < arrangement.size(); i++) {
            if (i >= puzzle.solution().size()
                    || !arrangement.get(i).hasSameTextAs(puzzle.solution().get(i))) {
                return Optional.of(arrangement.get(i));
            }
        }
        return Optional.empty();
    }
}
