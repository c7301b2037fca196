package workbook.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import workbook.cli.Paragraph;
import workbook.cli.Width;
import workbook.grade.Grade;
import workbook.grade.State;
import workbook.window.Size;

/**
 * Lays out the screen of a watch, from the top: the progress of all chapters, a page of text or a part of it, the next step, the keys.
 * Plain characters, without colour. Immutable.
 *
 * @param chapters all chapters and their grades; those whose grade is not known yet have none
 * @param current the chapter that the keys are about; "" if there is none yet
 * @param title of the page
 * @param text the lines of the page, of any width
 * @param from the first line of the wrapped page that is shown
 * @param notice a message for the user; "" if there is none
 * @param next the next step
 */
record WatchScreen(
        List<Progress> chapters,
        String current,
        String title,
        List<String> text,
        int from,
        String notice,
        String next) {
    private static final List<String> KEYS =
            List.of("h hint  ", "n next  ", "p predict  ", "t trace  ", "r run  ", "? help  ", "q quit");

    private static final int FEWEST_TEXT_ROWS = 3;
    private static final int MOST_BAR_COLUMNS = 40;

    WatchScreen {
        chapters = List.copyOf(chapters);
        text = List.copyOf(text);
    }

    /** The grades of a chapter's files; none if they are not known yet. */
    record Progress(String chapter, List<Grade> grades) {
        Progress {
            grades = List.copyOf(grades);
        }

        long count(State state) {
            return grades.stream().mapToLong(grade -> grade.count(state)).sum();
        }

        long tests() {
            return grades.stream().mapToLong(grade -> grade.results().size()).sum();
        }

        /** Returns {@code 03 done}, {@code 03 2 red}, {@code 03 4/8} or {@code 03 -}. */
        String cell() {
            String number = ChapterNames.number(chapter);
            long done = count(State.DONE);
            long red = count(State.RED);
            if (grades.isEmpty()) {
                return number + " ?";
            }
            if (red > 0) {
                return number + " " + red + " red";
            }
            return number + " " + (done == tests() ? "done" : done == 0 ? "-" : done + "/" + tests());
        }
    }

    /** A drawn screen, and which part of the page it shows. */
    record Drawn(List<String> lines, int from, int textRows, int textLines) {
        /** Returns the first line of the page that is shown after moving by this many lines. */
        int moved(int by) {
            return Math.max(0, Math.min(textLines - textRows, from + by));
        }
    }

    Drawn draw(Size size) {
        int columns = size.columns();
        List<String> page = fit(text, columns);
        List<String> step = fit(List.of(next), columns);
        List<String> bottom = new ArrayList<>(step);
        bottom.addAll(filled(KEYS, columns));
        List<String> top = new ArrayList<>();
        List<String> cells = cells(columns);
        int free = size.rows() - bottom.size() - 2 - FEWEST_TEXT_ROWS;
        if (free >= 1) {
            top.add(bar(columns));
        }
        if (free >= 1 + cells.size()) {
            top.addAll(cells);
        }
        int rows = Math.max(0, size.rows() - top.size() - bottom.size() - 2);
        int first = Math.max(0, Math.min(from, page.size() - rows));
        int end = Math.min(page.size(), first + rows);

        List<String> lines = new ArrayList<>(top);
        lines.add(rule(title, columns));
        lines.addAll(page.subList(first, end));
        lines.addAll(Collections.nCopies(rows - (end - first), ""));
        lines.add(rule(under(first, end, page.size()), columns));
        lines.addAll(bottom);
        if (lines.size() > size.rows()) { // a terminal of very few rows: the next step is what counts
            lines = step.subList(0, Math.min(step.size(), size.rows()));
        }
        return new Drawn(List.copyOf(lines), first, rows, page.size());
    }

    private String under(int first, int end, int all) {
        String part = end - first == all
                ? ""
                : "lines " + (first + 1) + " to " + end + " of " + all + "; " + (end < all ? "space: more" : "b: back");
        return notice + (notice.isEmpty() || part.isEmpty() ? "" : "; ") + part;
    }

    /** Returns {@code -- words ------}. */
    private static String rule(String words, int columns) {
        String start = words.isEmpty() ? "" : "-- " + Width.cut(words, Math.max(3, columns - 4)) + " ";
        return start + "-".repeat(Math.max(0, columns - Width.of(start)));
    }

    private String bar(int columns) {
        long done = count(State.DONE);
        long red = count(State.RED);
        long all = chapters.stream().mapToLong(Progress::tests).sum();
        String words = " " + done + " of " + all + " tests done" + (red > 0 ? ", " + red + " red" : "");
        int wide = Math.max(0, Math.min(MOST_BAR_COLUMNS, columns - Width.of(words) - 2));
        int full = all == 0 ? 0 : (int) (wide * done / all);
        return Width.start("[" + "#".repeat(full) + ".".repeat(wide - full) + "]" + words, columns);
    }

    private long count(State state) {
        return chapters.stream().mapToLong(one -> one.count(state)).sum();
    }

    /** Returns one cell for each chapter; the current one is in brackets. */
    private List<String> cells(int columns) {
        return filled(
                chapters.stream()
                        .map(one -> one.chapter().equals(current) ? "[" + one.cell() + "]" : " " + one.cell() + " ")
                        .toList(),
                columns);
    }

    /** Fills lines with pieces, none of which is split. */
    private static List<String> filled(List<String> pieces, int columns) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String piece : pieces) {
            if (!line.isEmpty() && Width.of(line) + Width.of(piece.stripTrailing()) > columns) {
                lines.add(line.stripTrailing());
                line = "";
            }
            line += piece;
        }
        lines.add(line.stripTrailing());
        return lines;
    }

    /** Wraps between words. A word that is wider than the screen is continued on the next line, a path after a slash. */
    private static List<String> fit(Collection<String> lines, int columns) {
        List<String> fitting = new ArrayList<>();
        for (String line :
                Paragraph.lines(lines.stream().map(one -> one + "\n").collect(Collectors.joining()), columns)) {
            String rest = line;
            while (Width.of(rest) > columns) {
                String start = Width.start(rest, columns);
                int slash = start.lastIndexOf('/');
                if (slash > columns / 2) {
                    start = start.substring(0, slash + 1);
                }
                fitting.add(start);
                rest = rest.substring(start.length());
            }
            fitting.add(rest);
        }
        return fitting;
    }
}
