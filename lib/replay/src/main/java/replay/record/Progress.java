package replay.record;

import java.io.PrintWriter;

/** Prints the progress of a recording, one line for each step. Thread-safe. */
public final class Progress {
    private final PrintWriter out;

    public Progress(PrintWriter out) {
        this.out = out;
    }

    public synchronized void line(String text) {
        out.println(text.stripTrailing());
        out.flush();
    }

    /** Prints the result for one resource. */
    void of(String resource, String text) {
        line(String.format("  %-34s %s", resource, text));
    }

    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
