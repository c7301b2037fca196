package workbook.see;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.grade.AnswerLoader.Answers;
import workbook.predict.Text;
import workbook.predict.TypedAnswer;
import workbook.puzzle.Puzzle;
import workbook.puzzle.PuzzleStage;
import workbook.puzzle.PuzzleStage.Verdict;
import workbook.stage.Action;
import workbook.stage.Scene;
import workbook.stage.Session;
import workbook.trace.Scenes;

/** What {@link StagePage} is on the JVM: plays the sessions of the page. It is called by worker.js, and answers with JSON. */
public final class BrowserEngine implements Service {
    private final BrowserParts parts;
    private final Map<String, List<Scene>> scenes = new HashMap<>(); // by chapter and part
    private final Map<String, PuzzleStage> puzzles = new HashMap<>();
    private Playing playing;

    private BrowserEngine(BrowserParts parts) {
        this.parts = parts;
    }

    /** Starts an engine with these scenes. */
    public static void start(BrowserParts parts) {
        Service.start(new BrowserEngine(parts));
    }

    @Override
    public synchronized Object answer(String operation, String[] arguments) {
        return switch (operation) {
            case "play" ->
                play(arguments[0], Session.parse(arguments[1]), Integer.parseInt(arguments[2]), arguments[3]);
            case "puzzle" -> puzzle(arguments);
            case "read" -> TypedAnswer.read(arguments[0], arguments[1]);
            default -> throw new IllegalArgumentException("expected play, puzzle or read, found \"" + operation + "\"");
        };
    }

    /** @param part {@code library} or the name of a wrong answer */
    private Map<String, Object> play(String chapter, Session session, int from, String part) {
        return playing(session, scenes.computeIfAbsent(chapter + "/" + part, any -> scenes(chapter, part)))
                .to(session, from);
    }

    private List<Scene> scenes(String chapter, String part) {
        return part.equals(SceneSource.LIBRARY)
                ? parts.scenes(chapter).scenes(Optional.empty())
                : wrong(parts.scenes(chapter), parts.mutant(chapter, part));
    }

    @SuppressWarnings("unchecked") // the wrong answers to a chapter are of its type
    private static <T> List<Scene> wrong(Scenes<T> scenes, Answers<?> answers) {
        return scenes.scenes(Optional.of((Answers<T>) answers));
    }

    private Map<String, Object> puzzle(String[] of) {
        String chapter = of[0];
        Session session = Session.parse(of[1]);
        String mutant = of[3];
        int most = Integer.parseInt(of[4]);
        String scene = of[5];
        PuzzleStage stage = puzzles.computeIfAbsent(chapter + "/" + mutant, any -> {
            Text none = new Text("", "");
            return stage(
                    new Puzzle("", chapter, mutant, scene, most, none, none, List.of(), List.of(), none),
                    parts.scenes(chapter),
                    parts.mutant(chapter, mutant));
        });
        Map<String, Object> played = playing(session, List.of(stage.wrong())).to(session, Integer.parseInt(of[2]));
        boolean broken = played.get("problem") != null || !List.of().equals(played.get("faults"));
        played.put("puzzle", standing(stage, session.actions(), most, broken));
        return played;
    }

    @SuppressWarnings("unchecked")
    private static <T> PuzzleStage stage(Puzzle puzzle, Scenes<T> scenes, Answers<?> answers) {
        return PuzzleStage.of(puzzle, scenes, (Answers<T>) answers);
    }

    /** What {@link PagePuzzles} says; the page adds why, if the puzzle is broken. */
    private static Map<String, Object> standing(PuzzleStage stage, List<Action> actions, int most, boolean broken) {
        List<String> library = new ArrayList<>();
        boolean won = false;
        if (broken) {
            Verdict verdict = stage.judge(actions);
            won = verdict.won();
            library.addAll(verdict.ofLibrary());
            verdict.differences()
                    .forEach(difference ->
                            library.add(difference.part() + ": " + String.join("; ", difference.right())));
        }
        Map<String, Object> standing = new LinkedHashMap<>();
        standing.put("broken", won);
        standing.put("left", most - actions.size());
        standing.put("library", library);
        return standing;
    }

    /** Returns the last run if the session goes on with it. */
    private Playing playing(Session session, List<Scene> of) {
        if (playing != null && playing.isContinuedBy(session, of)) {
            return playing;
        }
        Scene scene = of.stream()
                .filter(one -> one.id().equals(session.scene()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of the scenes "
                        + of.stream().map(Scene::id).toList() + ", found \"" + session.scene() + "\""));
        if (playing != null) {
            playing.close();
        }
        playing = new Playing(of, scene, session.seed(), new Sources());
        return playing;
    }
}
