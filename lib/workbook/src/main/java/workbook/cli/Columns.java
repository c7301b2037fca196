package workbook.cli;

import java.util.List;
import java.util.stream.IntStream;

/** Formats tables as text. */
public final class Columns {
    private Columns() {}

    /**
     * Returns the rows, one line each, with a line break after each. Every column is as wide as its widest cell ({@link Width}).
     *
     * @param rows all of the same length
     * @param indent the start of each line
     * @param gap the text between two columns
     */
    public static String of(List<List<String>> rows, String indent, String gap) {
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> Width.of(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                line.append(column == 0 ? "" : gap).append(Width.pad(cell, widths[column]));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
