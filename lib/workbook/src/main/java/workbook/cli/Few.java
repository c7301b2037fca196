package workbook.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Shows the first few of many, and counts the rest: {@code … and 1,990 more}. A script that was written for fifteen
 * objects stays readable with ten thousand.
 *
 * <p>The static methods take what is there already. An instance takes lines one at a time, for a loop or a stream of
 * events; it is not thread-safe.
 *
 * <pre>{@code
 * Few.lines(names, 12, "   ").forEach(System.out::println);
 *
 * Few few = new Few(12, "   ", System.out::println);
 * for (Pod pod : pods) {
 *     few.add(pod.name());
 * }
 * few.end();
 * }</pre>
 */
public final class Few {
    /** How many lines of one kind a script shows, where it has no reason for another number. */
    public static final int LINES = 20;

    /** How many names of one kind a script shows within a line, where it has no reason for another number. */
    public static final int NAMES = 10;

    private final int most;
    private final String indent;
    private final Consumer<String> out;
    private String held = "";
    private long count;

    /**
     * Creates a printer of lines.
     *
     * @param most how many lines are shown at most, 1 or more; the line that counts the rest comes in addition
     * @param indent put before each line
     * @param out receives each line, without its line break
     */
    public Few(int most, String indent, Consumer<String> out) {
        if (most < 1) {
            throw new IllegalArgumentException("expected at least one line to show, found " + most);
        }
        this.most = most;
        this.indent = indent;
        this.out = out;
    }

    /** Shows the line, or counts it if enough of them have been shown. */
    public void add(String line) {
        count++;
        if (count <= most) {
            out.accept(indent + line);
        } else if (count == most + 1L) {
            held = line; // if it stays the only one, it is shown: to count it would take a line too
        }
    }

    /** Prints how many lines were left out, if any were. The next {@link #add} begins again. */
    public void end() {
        if (count == most + 1L) {
            out.accept(indent + held);
        } else if (count > most) {
            out.accept(indent + more(count - most));
        }
        count = 0;
    }

    /**
     * Returns the first lines, and a last one that counts the rest if there are more.
     *
     * @param all of any length
     * @param most how many are shown, 1 or more; a rest of one line is shown too
     * @param indent put before each line
     */
    public static List<String> lines(Collection<String> all, int most, String indent) {
        List<String> lines = new ArrayList<>();
        Few few = new Few(most, indent, lines::add);
        all.forEach(few::add);
        few.end();
        return lines;
    }

    /**
     * Returns the first names on one line: {@code a, b, c … and 1,990 more}; {@code nothing} if there are none.
     *
     * @param names of any number
     * @param most how many are shown, 1 or more
     */
    public static String joined(Collection<String> names, int most) {
        if (names.isEmpty()) {
            return "nothing";
        }
        String first = names.stream().limit(most).collect(Collectors.joining(", "));
        return names.size() <= most ? first : first + " " + more(names.size() - most);
    }

    /** Returns the words that stand for what is not shown: {@code … and 1,990 more}. */
    public static String more(long count) {
        return "… and " + number(count) + " more";
    }

    /** Returns the number with commas between thousands, in every locale: {@code 10,000}. */
    public static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Returns the number and its noun: {@code 1 pod}, {@code 2,002 pods}. */
    public static String count(long count, String singular, String plural) {
        return number(count) + " " + (count == 1 ? singular : plural);
    }
}
