package workbook.see;

/**
 * A line of a source, as the page shows it. Immutable.
 *
 * @param file its path, as users write it
 * @param line counted from 1
 * @param text that of the line; empty if the source is not there
 */
public record SourceLine(String file, int line, String text) {}
