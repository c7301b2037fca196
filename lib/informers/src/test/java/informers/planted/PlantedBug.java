package informers.planted;

/**
 * A bug, and the test that must find it.
 *
 * @param file under {@code src/main/java/informers}
 * @param right what stands there, once
 * @param wrong what is put in its place
 * @param test the class with the tests that must find it, such as {@code queue.DeltaFIFOConformanceTest}; one of them is enough
 * @param number how their display names begin, as in the list of conformance
 */
record PlantedBug(String file, String right, String wrong, String test, String number) {
    static Place in(String file) {
        return right -> wrong -> (test, number) -> new PlantedBug(file, right, wrong, test, number);
    }

    interface Place {
        Change replacing(String right);
    }

    interface Change {
        Killer by(String wrong);
    }

    interface Killer {
        PlantedBug killedBy(String test, String number);
    }

    /** The whole file, with the bug. */
    String plantedIn(String source) {
        int at = source.indexOf(right);
        if (at < 0 || source.indexOf(right, at + 1) >= 0) {
            throw new IllegalStateException("expected once in " + file + ": " + right + "\nbut it occurs "
                    + (at < 0 ? "nowhere" : "more than once") + ". The table of planted bugs has to follow the code.");
        }
        return source.substring(0, at) + wrong + source.substring(at + right.length());
    }

    @Override
    public String toString() {
        return number + " finds " + wrong.strip().replaceAll("\\s+", " ") + " in " + file;
    }
}
