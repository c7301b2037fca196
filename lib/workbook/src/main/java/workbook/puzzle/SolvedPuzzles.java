package workbook.puzzle;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import workbook.cli.WorkbookHome;
import workbook.predict.JsonLines;
import workbook.stage.Action;

/**
 * The puzzles that a player has solved, in {@code .workbook/puzzles.jsonl}, with the line of play. Nothing is sent anywhere. Safe for use by
 * many threads and programs.
 */
public final class SolvedPuzzles {
    private final JsonLines lines;

    private SolvedPuzzles(JsonLines lines) {
        this.lines = lines;
    }

    /** Returns the puzzles of the learner who works in this clone. */
    public static SolvedPuzzles of(WorkbookHome home) {
        return new SolvedPuzzles(new JsonLines(home.ownFolder().resolve("puzzles.jsonl")));
    }

    /** A line of the file. */
    record Solved(String puzzle, String line, String at) {}

    /** Returns the file. */
    public Path file() {
        return lines.file();
    }

    /** Returns whether a puzzle was ever solved. */
    public boolean contains(Puzzle puzzle) {
        return lines.all(Solved.class).stream().anyMatch(one -> puzzle.id().equals(one.puzzle()));
    }

    /**
     * Adds a puzzle.
     *
     * @param line the actions that broke the part
     * @throws IOException if the file cannot be written
     */
    public void add(Puzzle puzzle, List<Action> line) throws IOException {
        String text = line.stream().map(Action::toString).collect(Collectors.joining(","));
        lines.add(new Solved(
                puzzle.id(), text, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
    }
}
