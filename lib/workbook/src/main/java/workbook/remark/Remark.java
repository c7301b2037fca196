package workbook.remark;

/**
 * A remark on the code of an answer.
 *
 * @param line the line that it is about
 * @param text one or two sentences: what the code does, what follows from it, and what to write instead
 */
public record Remark(int line, String text) {}
