package workbook.arrange;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The numbered pieces of a puzzle and their present order, stored in a file so that a learner can stop and continue. Not thread-safe.
 */
final class Deck {
    private final Puzzle puzzle;
    private final Path file;
    private final long seed;
    private final List<Piece> numbered;
    private final List<Integer> order;
    private int failed;

    private Deck(Puzzle puzzle, Path file, long seed, List<Integer> order, int failed) {
        this.puzzle = puzzle;
        this.file = file;
        this.seed = seed;
        this.numbered = shuffled(puzzle, seed);
        this.order = order;
        this.failed = failed;
    }

    /** Returns a shuffled deck, of which nothing is stored yet. */
    static Deck shuffled(Puzzle puzzle, Path file, Random random) {
        int count = puzzle.pieces().size();
        List<Integer> all = IntStream.rangeClosed(1, count).boxed().collect(Collectors.toCollection(ArrayList::new));
        return new Deck(puzzle, file, random.nextInt(Integer.MAX_VALUE), all, 0);
    }

    /**
     * Returns the stored deck.
     *
     * @throws IllegalArgumentException if it belongs to other pieces, or was edited
     */
    static Deck stored(Puzzle puzzle, Path file) throws IOException {
        Properties stored = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            stored.load(in);
        }
        if (!fingerprint(puzzle).equals(stored.getProperty("pieces"))) {
            throw new IllegalArgumentException("of other pieces");
        }
        List<Integer> order = Arrays.stream(stored.getProperty("order", "").split(" "))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(ArrayList::new));
        int count = puzzle.pieces().size();
        if (order.stream().anyMatch(number -> number < 1 || number > count)
                || order.stream().distinct().count() < order.size()) {
            throw new IllegalArgumentException("not an order: " + order);
        }
        return new Deck(
                puzzle,
                file,
                Long.parseLong(stored.getProperty("seed", "")),
                order,
                Integer.parseInt(stored.getProperty("failed", "0")));
    }

    void store() throws IOException {
        Properties stored = new Properties();
        stored.setProperty("pieces", fingerprint(puzzle));
        stored.setProperty("seed", String.valueOf(seed));
        stored.setProperty("order", order.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        stored.setProperty("failed", String.valueOf(failed));
        Files.createDirectories(file.getParent());
        try (Writer out = Files.newBufferedWriter(file)) {
            stored.store(out, "An arrangement that was begun. Delete this file to start again.");
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static String fingerprint(Puzzle puzzle) {
        return Integer.toHexString(puzzle.pieces().stream()
                .map(piece -> String.join("\n", piece.lines()))
                .toList()
                .hashCode());
    }

    /** Returns all pieces in an order in which those of the solution are not arranged as in the solution. */
    private static List<Piece> shuffled(Puzzle puzzle, long seed) {
        List<String> solution = texts(puzzle.solution());
        for (int i = 0; ; i++) {
            List<Piece> pieces = new ArrayList<>(puzzle.pieces());
            Collections.shuffle(pieces, new Random(seed + i));
            List<Piece> right =
                    pieces.stream().filter(one -> !one.isDistractor()).toList();
            if (!texts(right).equals(solution) || right.size() < 2) {
                return pieces;
            }
        }
    }

    private static List<String> texts(List<Piece> pieces) {
        return pieces.stream().map(piece -> String.join("\n", piece.lines())).toList();
    }

    int size() {
        return numbered.size();
    }

    Piece piece(int number) {
        return numbered.get(number - 1);
    }

    int number(Piece piece) {
        for (int i = 0; i < numbered.size(); i++) {
            if (numbered.get(i) == piece) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("not a piece of this deck: " + piece);
    }

    List<Piece> arrangement() {
        return order.stream().map(number -> numbered.get(number - 1)).toList();
    }

    List<Piece> aside() {
        return IntStream.rangeClosed(1, size())
                .filter(number -> !order.contains(number))
                .mapToObj(number -> numbered.get(number - 1))
                .toList();
    }

    boolean isAside(int number) {
        return !order.contains(number);
    }

    void arrange(List<Integer> numbers) {
        order.clear();
        order.addAll(numbers);
    }

    /** Moves a line that is not aside. A negative step moves it up. It stops at the ends. */
    void move(int number, int step) {
        int from = order.indexOf(number);
        int to = (int) Math.max(0, Math.min(order.size() - 1L, (long) from + step));
        order.remove(from);
        order.add(to, number);
    }

    void drop(int number) {
        order.remove(Integer.valueOf(number));
    }

    /** Puts a line after another one; at the end if that one lies aside. */
    void putAfter(int number, int other) {
        drop(number);
        int after = order.indexOf(other);
        order.add(after < 0 ? order.size() : after + 1, number);
    }

    int failed() {
        return failed;
    }

    void hasFailed() {
        failed++;
    }
}
