package replay.record;

import java.io.PrintWriter;

/** What the user sees while it goes on: a line for each thing, in plain text. Any thread. */
public final class Progress {
    private final PrintWriter out;

    public Progress(PrintWriter out) {
        this.out = out;
    }

    public synchronized void line(String text) {
        out.println(text.stripTrailing());
        out.flush();
    }

    /** What became of one resource. */
    void of(String resource, String text) {
        line(String.format("  %-34s %s", resource, text));
    }

    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
