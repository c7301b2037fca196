package workbook.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import workbook.cli.Columns;
import workbook.cli.Printable;
import workbook.cli.Width;
import workbook.command.Exercise.Marked;

/** Formats the grades for a terminal of 80 columns: one row for each learner, then notes. Immutable. */
final class FinalTable {
    private static final int COLUMNS = 80;
    private static final String GAP = "  ";

    /** The minimum width of the column with names. */
    private static final int SHORTEST_NAME = 12;

    private final List<Exercise> exercises;
    private final List<Learner> learners;

    FinalTable(List<Exercise> exercises, List<Learner> learners) {
        this.exercises = exercises;
        this.learners = learners;
    }

    String text() {
        List<List<String>> cells = new ArrayList<>();
        cells.add(head());
        learners.forEach(learner -> cells.add(points(learner)));
        // Cells are right-aligned, and columns as narrow as possible.
        String numbers = Columns.of(aligned(cells), "", GAP);
        List<String> rows = numbers.lines().toList();
        int width = rows.stream().mapToInt(Width::of).max().orElse(0);
        int longest = learners.stream()
                .mapToInt(one -> Width.of(Printable.line(one.id())))
                .max()
                .orElse(0);
        int names = Math.max(
                "learner".length(), Math.min(longest, Math.max(SHORTEST_NAME, COLUMNS - width - GAP.length())));
        StringBuilder text = new StringBuilder();
        row("learner", rows.get(0), names, text);
        for (int i = 0; i < learners.size(); i++) {
            row(Printable.line(learners.get(i).id()), rows.get(i + 1), names, text);
        }
        StringBuilder notes = new StringBuilder();
        learners.forEach(learner -> notes(learner).forEach(note -> notes.append(wrapped(note))));
        return text + (notes.isEmpty() ? "" : "\n" + notes);
    }

    /** A name that is too long has lines of its own: a shortened name could look like another one. */
    private static void row(String name, String numbers, int width, StringBuilder text) {
        if (Width.of(name) > width) {
            pieces(name, COLUMNS).forEach(piece -> text.append(piece).append('\n'));
            text.append(" ".repeat(width));
        } else {
            text.append(Width.pad(name, width));
        }
        text.append(GAP).append(numbers).append('\n');
    }

    private List<String> head() {
        List<String> head = new ArrayList<>();
        exercises.forEach(exercise -> head.add(ChapterNames.number(exercise.chapter())));
        head.add("all");
        return head;
    }

    private List<String> points(Learner learner) {
        List<String> row = new ArrayList<>();
        long all = 0;
        for (int i = 0; i < exercises.size(); i++) {
            int of = exercises.get(i).tests().size();
            row.add(learner.marks().get(i).points() + "/" + of);
            all += of;
        }
        row.add(learner.points() + "/" + all);
        return row;
    }

    private static List<List<String>> aligned(List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream()
                        .mapToInt(one -> one.get(column).length())
                        .max()
                        .orElse(0);
                cells.add(" ".repeat(width - row.get(i).length()) + row.get(i));
            }
            all.add(cells);
        }
        return all;
    }

    /** Returns the error of the row, the chapters that could not be graded as a whole, and the note. */
    private static List<String> notes(Learner learner) {
        String who = Printable.line(learner.id());
        if (!learner.error().isEmpty()) {
            return Stream.of(learner.error(), learner.note())
                    .filter(one -> !one.isEmpty())
                    .map(one -> who + ": " + brief(one))
                    .toList();
        }
        Map<String, List<String>> chapters = new LinkedHashMap<>();
        for (Marked mark : learner.marks()) {
            if (!mark.problem().isEmpty()) {
                chapters.computeIfAbsent(brief(mark.problem()), any -> new ArrayList<>())
                        .add(mark.grade().chapter());
            }
        }
        List<String> notes = new ArrayList<>();
        chapters.forEach((why, which) -> notes.add(who + ", "
                + (which.size() == learner.marks().size() && which.size() > 2
                        ? "all chapters"
                        : String.join(", ", which))
                + ": " + why));
        if (!learner.note().isEmpty()) {
            notes.add(who + ": " + brief(learner.note()));
        }
        return notes;
    }

    private static String brief(String message) {
        return Printable.line(String.join(
                " ",
                message.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .limit(2)
                        .toList()));
    }

    /** Wraps at 80 columns; lines after the first are indented. */
    private static String wrapped(String note) {
        StringBuilder text = new StringBuilder();
        String line = "";
        for (String word : note.split(" ")) {
            for (String piece : pieces(word, COLUMNS - 2)) {
                boolean first = line.isBlank();
                if (!first && Width.of(line) + 1 + Width.of(piece) > COLUMNS) {
                    text.append(line).append('\n');
                    line = "  ";
                    first = true;
                }
                line += (first ? "" : " ") + piece;
            }
        }
        return text.append(line).append('\n').toString();
    }

    /** Splits the text into pieces of at most this many columns. */
    private static List<String> pieces(String text, int columns) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int width = 0;
        for (int c : text.codePoints().toArray()) {
            int more = Width.of(Character.toString(c));
            if (width + more > columns) {
                pieces.add(piece.toString());
                piece.setLength(0);
                width = 0;
            }
            piece.appendCodePoint(c);
            width += more;
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
