package workbook.stage;

/**
 * A line of source. Immutable.
 *
 * @param className the name of the class, with its package
 * @param file the name of its file, without the folder
 * @param line counted from 1
 */
public record Place(String className, String file, int line) {
    /** Returns {@code File.java:12}. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
