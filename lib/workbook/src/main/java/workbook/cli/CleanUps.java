package workbook.cli;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The clean-ups of this JVM that are not done yet. {@link Scripts} gives them their time after Ctrl-C, and prints their last
 * words.
 *
 * <p>Any thread.
 */
public final class CleanUps {
    private record Entry(Thread script, CleanUp cleanUp) {}

    private static final List<Entry> OPEN = new CopyOnWriteArrayList<>();

    private CleanUps() {}

    /** Adds a clean-up of the script that runs on this thread. Nothing may be made before this returns. */
    public static void register(CleanUp cleanUp) {
        OPEN.add(new Entry(Thread.currentThread(), cleanUp));
    }

    /** Removes a clean-up after which nothing is left. */
    public static void done(CleanUp cleanUp) {
        OPEN.removeIf(entry -> entry.cleanUp() == cleanUp);
    }

    /** Returns all that are not done, oldest first. */
    static List<CleanUp> open() {
        return OPEN.stream().map(Entry::cleanUp).toList();
    }

    /**
     * What the clean-ups of a script leave to the user.
     *
     * @param words lines, or {@code ""}
     */
    record LastWords(String words, boolean failed) {}

    /** Takes the clean-ups of a script that has ended. */
    static LastWords lastWords(Thread script) {
        StringBuilder words = new StringBuilder();
        boolean failed = false;
        for (Entry entry : OPEN) {
            if (entry.script() == script) {
                entry.cleanUp().finish(); // does nothing if the script closed it, as it should
                String left = entry.cleanUp().byHand();
                words.append(left).append(left.isEmpty() ? "" : "\n");
                failed |= entry.cleanUp().failed();
                OPEN.remove(entry);
            }
        }
        return new LastWords(words.toString().stripTrailing(), failed);
    }
}
