package workbook.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Prints the first few of many lines, and counts the rest: {@code … and 1,990 more}. So the output of a script stays readable with ten
 * thousand objects.
 *
 * <p>The static methods format a collection. An instance accepts lines one at a time, for a loop or a stream of events; it is not
 * thread-safe.
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
    /** The default number of lines of one kind. */
    public static final int LINES = 20;

    /** The default number of names within a line. */
    public static final int NAMES = 10;

    private final int most;
    private final String indent;
    private final Consumer<String> out;
    private String held = "";
    private long count;

    /**
     * Creates a printer of lines.
     *
     * @param most the maximum number of lines, 1 or more, without the line that counts the rest
     * @param indent the start of each line
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

    /** Prints the line, or counts it if the maximum is reached. */
    public void add(String line) {
        count++;
        if (count <= most) {
            out.accept(indent + line);
        } else if (count == most + 1L) {
            held = line; // printed if no other follows: counting it would take a line too
        }
    }

    /** Prints how many lines were left out, if any. The next {@link #add} starts again. */
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
     * @param all the lines
     * @param most the maximum number of lines, 1 or more; a single further line is included
     * @param indent the start of each line
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
     * @param names the names
     * @param most the maximum number of names, 1 or more
     */
    public static String joined(Collection<String> names, int most) {
        if (names.isEmpty()) {
            return "nothing";
        }
        String first = names.stream().limit(most).collect(Collectors.joining(", "));
        return names.size() <= most ? first : first + " " + more(names.size() - most);
    }

    /** Returns the text for what is left out: {@code … and 1,990 more}. */
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
