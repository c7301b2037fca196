package workbook.see;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.cli.WorkbookHome;
import workbook.puzzle.Puzzle;
import workbook.puzzle.PuzzleStage;
import workbook.puzzle.PuzzleStage.Verdict;
import workbook.puzzle.Puzzles;
import workbook.puzzle.SolvedPuzzles;
import workbook.stage.Action;
import workbook.stage.Scene;
import workbook.trace.Scenes;

/** The puzzles of {@code workbook break}, on the page. Solved ones are kept where that command keeps them. Safe for use by many threads. */
public final class PagePuzzles {
    private final WorkbookHome home;
    private final Scenes<?> scenes;
    private final List<Puzzle> puzzles;
    private final SolvedPuzzles solved;
    private final Map<String, PuzzleStage> stages = new HashMap<>(); // by id; guarded by this

    /**
     * Reads the puzzles of a chapter.
     *
     * @param scenes those of the chapter
     */
    public PagePuzzles(WorkbookHome home, String chapter, Scenes<?> scenes) {
        this.home = home;
        this.scenes = scenes;
        this.puzzles = Puzzles.of(home, chapter);
        this.solved = SolvedPuzzles.of(home);
    }

    /** Returns the puzzles as the page shows them: without what a player has to find. */
    List<Map<String, Object>> shown() {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Puzzle puzzle : puzzles) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", puzzle.id());
            one.put("chapter", puzzle.chapter().substring(0, 2));
            one.put("scene", puzzle.scene());
            one.put("seed", PuzzleStage.SEED);
            one.put("actions", puzzle.mostActions());
            one.put("title", puzzle.title());
            one.put("text", puzzle.text());
            one.put("hints", puzzle.hints());
            one.put("solved", solved.contains(puzzle));
            shown.add(one);
        }
        return shown;
    }

    Optional<Puzzle> find(String id) {
        return puzzles.stream().filter(puzzle -> puzzle.id().equals(id)).findFirst();
    }

    /** Returns the scene with the wrong part, always the same. */
    List<Scene> wrong(Puzzle puzzle) {
        return List.of(stage(puzzle).wrong());
    }

    private synchronized PuzzleStage stage(Puzzle puzzle) {
        return stages.computeIfAbsent(puzzle.id(), any -> PuzzleStage.of(puzzle, scenes, home.chaptersFolder()));
    }

    /**
     * Returns how a puzzle stands after these actions, and keeps that it is solved.
     *
     * @param broken whether something is wrong on the stage
     */
    Map<String, Object> standing(Puzzle puzzle, List<Action> actions, boolean broken) {
        List<String> library = new ArrayList<>();
        boolean won = false;
        if (broken) {
            Verdict verdict = stage(puzzle).judge(actions);
            won = verdict.won();
            library.addAll(verdict.ofLibrary());
            verdict.differences()
                    .forEach(difference ->
                            library.add(difference.part() + ": " + String.join("; ", difference.right())));
            if (won) {
                keep(puzzle, actions);
            }
        }
        Map<String, Object> standing = new LinkedHashMap<>();
        standing.put("broken", won);
        standing.put("left", puzzle.mostActions() - actions.size());
        standing.put("why", won ? List.of(puzzle.why()) : List.of());
        standing.put("library", library);
        return standing;
    }

    private void keep(Puzzle puzzle, List<Action> actions) {
        if (!solved.contains(puzzle)) {
            try {
                solved.add(puzzle, actions);
            } catch (IOException e) {
                // The player has seen that it is solved; only the list will not say so.
            }
        }
    }

    /** Returns what a player sees who gives a puzzle up: a line that breaks the part, and why it does. */
    Map<String, Object> givenUp(String id) {
        Puzzle puzzle = find(id).orElseThrow(() -> new IllegalArgumentException("expected one of the puzzles "
                + puzzles.stream().map(Puzzle::id).toList() + ", found another one"));
        return Map.of("line", puzzle.line().stream().map(Action::toString).toList(), "why", puzzle.why());
    }
}
