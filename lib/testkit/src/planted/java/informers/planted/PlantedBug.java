package informers.planted;

import java.util.Map;

/**
 * A bug, and the test that must find it.
 *
 * @param file as in {@link PlantedClasses#source}
 * @param right the correct text, which occurs there once
 * @param wrong the text that replaces it
 * @param test the class with the tests that must find it, such as {@code queue.DeltaFIFOConformanceTest}; one of them is enough
 * @param number the beginning of their display names, as in CONFORMANCE.md
 */
public record PlantedBug(String file, String right, String wrong, String test, String number) {
    public static Place in(String file) {
        return right -> wrong -> (test, number) -> new PlantedBug(file, right, wrong, test, number);
    }

    public interface Place {
        Change replacing(String right);
    }

    public interface Change {
        Killer by(String wrong);
    }

    public interface Killer {
        PlantedBug killedBy(String test, String number);
    }

    /** Returns the class files with the bug, by class name. */
    Map<String, byte[]> classes() {
        return PlantedClasses.of(file, in(file, PlantedClasses.source(file), right, wrong));
    }

    /** Returns a source in which one text is replaced by another. */
    static String in(String file, String source, String right, String wrong) {
        int at = source.indexOf(right);
        if (at < 0 || source.indexOf(right, at + 1) >= 0) {
            throw new IllegalStateException("expected once in " + file + ": " + right + "\nbut it occurs "
                    + (at < 0 ? "nowhere" : "more than once") + ". Change the table of planted bugs, too.");
        }
        return source.substring(0, at) + wrong + source.substring(at + right.length());
    }

    @Override
    public String toString() {
        return number + " finds " + wrong.strip().replaceAll("\\s+", " ") + " in " + file;
    }
}
