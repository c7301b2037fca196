package workbook.arrange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Formats an arrangement for a terminal of 80 columns: a number before each piece, and the code indented by its blocks. */
final class Layout {
    private static final int COLUMNS = 79;
    private static final int SHORTEST = 20;

    /** A longer piece is shown without its middle. */
    private static final int MOST_LINES = 9;

    private static final int FIRST_LINES = 3;
    private static final String NO_NUMBER = " ".repeat(5);

    private final Puzzle puzzle;
    private final ToIntFunction<Piece> number;
    private final List<String> rows = new ArrayList<>();

    private Layout(Puzzle puzzle, ToIntFunction<Piece> number) {
        this.puzzle = puzzle;
        this.number = number;
    }

    /**
     * Returns the rows of an arrangement.
     *
     * @param number of a piece
     * @param aside the title of the pieces that lie aside
     */
    static List<String> rows(
            Puzzle puzzle, List<Piece> arrangement, List<Piece> left, ToIntFunction<Piece> number, String aside) {
        Layout layout = new Layout(puzzle, number);
        layout.addMethods(arrangement);
        if (!left.isEmpty()) {
            layout.rows.add(aside);
            left.forEach(piece -> layout.add(piece, 0));
        }
        return layout.rows;
    }

    private void addMethods(List<Piece> arrangement) {
        boolean isOpen = puzzle.isHeadGiven();
        if (isOpen) {
            Piece head = puzzle.methods().values().iterator().next().head();
            head.lines().forEach(line -> addLine(NO_NUMBER, line));
        }
        for (Assembly.Placed placed : Assembly.indented(arrangement, isOpen)) {
            if (placed.piece().isHead()) {
                if (isOpen) {
                    rows.add(NO_NUMBER + "}");
                }
                isOpen = true;
            }
            add(placed.piece(), placed.depth());
        }
        if (isOpen) {
            rows.add(NO_NUMBER + "}");
        }
    }

    private void add(Piece piece, int depth) {
        String start = String.format("%3d  ", number.applyAsInt(piece));
        List<String> lines = piece.lines();
        int left = lines.size() > MOST_LINES ? lines.size() - FIRST_LINES - 1 : 0;
        for (int i = 0; i < lines.size(); i++) {
            if (i == FIRST_LINES && left > 0) {
                rows.add(NO_NUMBER + "    ... " + left + " lines ...");
                i += left;
            }
            addLine(start, "    ".repeat(depth) + lines.get(i));
            start = NO_NUMBER;
        }
    }

    /** Returns the rows of one piece, with all of its lines. */
    static List<String> rows(Puzzle puzzle, Piece piece, int number) {
        Layout layout = new Layout(puzzle, any -> number);
        String start = String.format("%3d  ", number);
        for (String line : piece.lines()) {
            layout.addLine(start, line);
            start = NO_NUMBER;
        }
        return layout.rows;
    }

    /** Adds a line of code with half of its indentation, and wraps it before a chained call, or at a space. */
    private void addLine(String start, String line) {
        String code = line.stripLeading();
        String indent = " ".repeat((line.length() - code.length()) / 2);
        String begin = start + indent;
        while (begin.length() + code.length() > COLUMNS) {
            int most = COLUMNS - begin.length();
            int call = code.lastIndexOf(").", most - 1) + 1;
            int space = code.lastIndexOf(' ', most);
            int at = call > SHORTEST ? call : space > SHORTEST ? space : most;
            rows.add(begin + code.substring(0, at).stripTrailing());
            code = code.substring(at).stripLeading();
            begin = NO_NUMBER + indent + "    ";
        }
        rows.add(begin + code);
    }
}
