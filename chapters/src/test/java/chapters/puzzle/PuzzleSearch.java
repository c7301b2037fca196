package chapters.puzzle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import workbook.puzzle.PuzzleStage;
import workbook.stage.Action;
import workbook.stage.Scene;
import workbook.stage.StageException;
import workbook.stage.StageRun;

/**
 * Searches for lines of play that break a part: at random, and then without each action that is not needed. Only lines that do not break
 * the library's part count.
 */
final class PuzzleSearch {
    private static final int LONGEST = 8;

    private final Scene wrong;
    private final Scene right;
    private final Random random;
    private final RandomLines lines;
    private final Set<List<Action>> tried = new HashSet<>();

    /**
     * @param wrong the scene with the part to break
     * @param right the same scene with the library's part
     */
    PuzzleSearch(Scene wrong, Scene right, long seed) {
        this.wrong = wrong;
        this.right = right;
        this.random = new Random(seed);
        this.lines = new RandomLines(right, random);
    }

    /** Returns the shortest line that was found in so many tries; empty if none was. */
    Optional<List<Action>> find(int tries) {
        Optional<List<Action>> best = Optional.empty();
        int most = LONGEST;
        for (int i = 0; i < tries && most > 0; i++) {
            List<Action> line = line(most);
            int after = tried.add(line) ? breaksAfter(wrong, line) : 0;
            if (after > 0) {
                List<Action> shortest = shrunk(line.subList(0, after));
                if (breaksAfter(right, shortest) == 0) {
                    best = Optional.of(shortest);
                    most = shortest.size() - 1;
                }
            }
        }
        return best;
    }

    /** Lines that begin when everything is quiet are tried more often: they are easier to understand. */
    private List<Action> line(int most) {
        List<Action> line = lines.next(most);
        if (random.nextInt(3) > 0) {
            line.set(0, new Action(Action.Verb.QUIET, ""));
        }
        return line;
    }

    private List<Action> shrunk(List<Action> line) {
        List<Action> shortest = new ArrayList<>(line);
        boolean shrinks = true;
        while (shrinks) {
            shrinks = false;
            for (int i = shortest.size() - 1; i >= 0 && shortest.size() > 1; i--) {
                List<Action> without = new ArrayList<>(shortest);
                without.remove(i);
                if (breaksAfter(wrong, without) == without.size()) {
                    shortest = without;
                    shrinks = true;
                }
                i = Math.min(i, shortest.size());
            }
        }
        return shortest;
    }

    /** Returns the number of actions after which something is wrong on the stage; 0 if nothing is. */
    static int breaksAfter(Scene scene, List<Action> line) {
        int done = 0;
        try (StageRun run = StageRun.start(scene, PuzzleStage.SEED)) {
            for (Action action : line) {
                done++;
                run.apply(action);
                if (!PuzzleStage.faults(run).isEmpty()) {
                    return done;
                }
            }
            return 0;
        } catch (StageException e) {
            return done;
        }
    }
}
