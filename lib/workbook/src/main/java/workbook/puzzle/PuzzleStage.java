package workbook.puzzle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import workbook.cli.UserError;
import workbook.grade.AnswerLoader.Answers;
import workbook.grade.CheckedAnswers;
import workbook.stage.Action;
import workbook.stage.Problem;
import workbook.stage.Scene;
import workbook.stage.Session;
import workbook.stage.StageException;
import workbook.stage.StageRun;
import workbook.trace.Scenes;

/** The scene of a puzzle, with the wrong part and with the library's. Immutable. */
public final class PuzzleStage {
    /** Decides who goes next where the player does not, so that a line of play always does the same. */
    public static final long SEED = 1;

    private final Puzzle puzzle;
    private final Scene wrong;
    private final Scene right;

    private PuzzleStage(Puzzle puzzle, Scene wrong, Scene right) {
        this.puzzle = puzzle;
        this.wrong = wrong;
        this.right = right;
    }

    /**
     * Compiles the wrong part, and checks it: the page that plays it must live on.
     *
     * @param scenes of the puzzle's chapter
     * @param chapters the folder of all chapters
     */
    public static <T> PuzzleStage of(Puzzle puzzle, Scenes<T> scenes, Path chapters) {
        return of(puzzle, scenes, CheckedAnswers.compile(chapters.resolve(puzzle.file()), scenes.type()));
    }

    /** Takes a wrong part that is compiled already. */
    public static <T> PuzzleStage of(Puzzle puzzle, Scenes<T> scenes, Answers<T> answers) {
        return new PuzzleStage(
                puzzle,
                scene(puzzle, scenes.scenes(Optional.of(answers))),
                scene(puzzle, scenes.scenes(Optional.empty())));
    }

    private static Scene scene(Puzzle puzzle, List<Scene> scenes) {
        return scenes.stream()
                .filter(scene -> scene.id().equals(puzzle.scene()))
                .findFirst()
                .orElseThrow(() -> new UserError("chapters/" + puzzle.chapter() + "/puzzles.yaml: puzzle '"
                        + puzzle.id() + "': expected a scene of the chapter ("
                        + String.join(", ", scenes.stream().map(Scene::id).toList()) + "), found '" + puzzle.scene()
                        + "'."));
    }

    public Puzzle puzzle() {
        return puzzle;
    }

    /** Returns the scene with the wrong part. */
    public Scene wrong() {
        return wrong;
    }

    /** Returns the same scene with the library's part. */
    public Scene right() {
        return right;
    }

    /**
     * What a line of play has brought about. Immutable.
     *
     * @param faults what is wrong on the stage with the wrong part; empty if nothing is
     * @param ofLibrary what is wrong with the library's part after the same actions; always empty, unless the library has a bug
     * @param differences the parts of the picture that are different after the same actions
     * @param tooMany whether there were more actions than the puzzle allows
     */
    public record Verdict(List<String> faults, List<String> ofLibrary, List<Difference> differences, boolean tooMany) {
        public Verdict {
            faults = List.copyOf(faults);
            ofLibrary = List.copyOf(ofLibrary);
            differences = List.copyOf(differences);
        }

        /** Returns whether the puzzle is solved. */
        public boolean won() {
            return !faults.isEmpty() && ofLibrary.isEmpty() && !tooMany;
        }
    }

    /**
     * A part of the picture that is not the same with the wrong part and with the library's. Immutable.
     *
     * @param part its name, such as {@code store}
     */
    public record Difference(String part, List<String> wrong, List<String> right) {
        public Difference {
            wrong = List.copyOf(wrong);
            right = List.copyOf(right);
        }
    }

    /** Plays the actions with both parts, and compares what they lead to. */
    public Verdict judge(List<Action> actions) {
        End ofWrong = play(wrong, actions);
        End ofRight = play(right, actions);
        List<Difference> differences = new ArrayList<>();
        Set<String> parts = new LinkedHashSet<>(ofWrong.state.keySet());
        parts.addAll(ofRight.state.keySet());
        for (String part : parts) {
            List<String> one = ofWrong.state.getOrDefault(part, List.of());
            List<String> other = ofRight.state.getOrDefault(part, List.of());
            if (!one.equals(other)) {
                differences.add(new Difference(part, one, other));
            }
        }
        return new Verdict(ofWrong.faults, ofRight.faults, differences, actions.size() > puzzle.mostActions());
    }

    /** Returns what is wrong on a stage now: also that the informer, or the whole run, has ended before its time. */
    public static List<String> faults(StageRun run) {
        List<String> faults = new ArrayList<>(run.faults());
        run.problem().map(Problem::described).ifPresent(faults::add);
        return faults;
    }

    private record End(List<String> faults, Map<String, List<String>> state) {}

    private static End play(Scene scene, List<Action> actions) {
        try (StageRun run = StageRun.start(scene, SEED)) {
            try {
                actions.forEach(run::apply);
                return new End(faults(run), run.state());
            } catch (StageException e) {
                return new End(List.of(String.valueOf(e.getMessage())), run.state());
            }
        }
    }

    /** Returns the actions as a session, which fits into a URL. */
    public Session session(List<Action> actions) {
        return new Session(puzzle.scene(), SEED, actions);
    }
}
