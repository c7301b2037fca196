package informers.simulation;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a run depends on, besides the code. As text: {@code 417}, or {@code 417+3/2,105}: the seed, the seed of the threads' order if
 * it is another one, and the faults that happen if not all do. Immutable.
 *
 * @param seed determines the faults, and {@link Simulation#random}
 * @param turns determines which thread continues, and the delays of the network
 * @param kept the numbers of the faults that happen; null for all
 */
record Session(long seed, long turns, @Nullable Set<Integer> kept) {
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,18})(?:\\+(\\d{1,18}))?(?:/(none|\\d{1,9}(?:,\\d{1,9})*))?");

    static Session of(long seed) {
        return new Session(seed, seed, null);
    }

    /** @throws IllegalArgumentException if the text is none */
    static Session parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "expected a session, such as 417 or 417+3/2,105: a seed, a seed for the threads and"
                            + " the numbers of faults; found \"" + text + "\"");
        }
        long seed = Long.parseLong(matcher.group(1));
        String kept = matcher.group(3);
        return new Session(
                seed,
                matcher.group(2) == null ? seed : Long.parseLong(matcher.group(2)),
                kept == null
                        ? null
                        : kept.equals("none")
                                ? Set.of()
                                : Arrays.stream(kept.split(","))
                                        .map(Integer::valueOf)
                                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    Session with(Set<Integer> fewer) {
        return new Session(seed, turns, new TreeSet<>(fewer));
    }

    Session withTurns(long other) {
        return new Session(seed, other, kept);
    }

    boolean keeps(int number) {
        return kept == null || kept.contains(number);
    }

    @Override
    public String toString() {
        return seed
                + (turns == seed ? "" : "+" + turns)
                + (kept == null
                        ? ""
                        : "/"
                                + (kept.isEmpty()
                                        ? "none"
                                        : kept.stream().map(String::valueOf).collect(Collectors.joining(","))));
    }
}
