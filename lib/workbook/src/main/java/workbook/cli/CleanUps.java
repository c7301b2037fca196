package workbook.cli;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The clean-ups of this JVM that are not done yet. {@link Scripts} waits for them after Ctrl-C, and prints what they leave to the
 * user.
 *
 * <p>Safe for use by many threads.
 */
public final class CleanUps {
    private record Entry(Thread script, CleanUp cleanUp) {}

    private static final List<Entry> OPEN = new CopyOnWriteArrayList<>();

    private CleanUps() {}

    /** Adds a clean-up of the script that runs on this thread. Call it before anything is created. */
    public static void register(CleanUp cleanUp) {
        OPEN.add(new Entry(Thread.currentThread(), cleanUp));
    }

    /** Removes a clean-up that has left nothing. */
    public static void done(CleanUp cleanUp) {
        OPEN.removeIf(entry -> entry.cleanUp() == cleanUp);
    }

    /** Returns the clean-ups that are not done, oldest first. */
    static List<CleanUp> open() {
        return OPEN.stream().map(Entry::cleanUp).toList();
    }

    /**
     * What the clean-ups of a script leave to the user.
     *
     * @param text lines, or {@code ""}
     * @param failed whether one of them has failed
     */
    record Remainder(String text, boolean failed) {}

    /** Removes the clean-ups of a script that has ended, and returns what they leave. */
    static Remainder remainder(Thread script) {
        StringBuilder text = new StringBuilder();
        boolean failed = false;
        for (Entry entry : OPEN) {
            if (entry.script() == script) {
                entry.cleanUp().finish(); // does nothing if the script has closed it
                String left = entry.cleanUp().byHand();
                text.append(left).append(left.isEmpty() ? "" : "\n");
                failed |= entry.cleanUp().failed();
                OPEN.remove(entry);
            }
        }
        return new Remainder(text.toString().stripTrailing(), failed);
    }
}
