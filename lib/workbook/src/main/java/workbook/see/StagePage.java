package workbook.see;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import workbook.cli.UserError;
import workbook.grade.RejectedAnswerException;
import workbook.puzzle.Puzzle;
import workbook.stage.Action;
import workbook.stage.Scene;
import workbook.stage.Session;

/** The scenes of a chapter on the stage. Safe for use by many threads; one session plays at a time. */
public final class StagePage implements Page {
    private final SceneSource source;
    private final PageQuestions questions;
    private final PagePuzzles puzzles;
    private final Sources sources;
    private final EventStream events = new EventStream();
    private @Nullable Playing playing; // guarded by this

    /** Creates a page of a chapter. */
    public StagePage(SceneSource source, PageQuestions questions, PagePuzzles puzzles, Sources sources) {
        this.source = source;
        this.questions = questions;
        this.puzzles = puzzles;
        this.sources = sources;
    }

    @Override
    public EventStream events() {
        return events;
    }

    @Override
    public Object scenes() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("chapter", source.chapter());
        all.put("mode", "stage");
        all.put("part", source.parts().get(0));
        all.put("file", source.file().orElse(null));
        List<Object> scenes = new ArrayList<>();
        for (Scene scene : source.scenes(SceneSource.LIBRARY)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", scene.id());
            one.put("chapter", source.chapter());
            one.put("title", scene.title());
            one.put("play", scene.play().stream().map(Action::toString).toList());
            one.put("question", question(scene));
            one.put("parts", source.parts());
            scenes.add(one);
        }
        all.put("scenes", scenes);
        all.put(
                "verbs",
                Arrays.stream(Action.Verb.values())
                        .map(verb -> Map.of(
                                "word", verb.word(),
                                "needs", verb.needs().name().toLowerCase(Locale.ROOT),
                                "about", verb.about()))
                        .toList());
        all.put("puzzles", puzzles.shown());
        return all;
    }

    private @Nullable Map<String, Object> question(Scene scene) {
        return scene.question()
                .flatMap(asked -> questions.shown(asked.question()).map(shown -> {
                    shown.put("after", asked.before());
                    return shown;
                }))
                .orElse(null);
    }

    @Override
    public synchronized Object play(Map<String, Object> fields) {
        Session session = Session.parse(Json.text(fields, "session"));
        String part = Json.text(fields, "part");
        int from = fields.get("from") instanceof Integer number ? Math.max(0, number) : 0;
        Puzzle puzzle = puzzles.find(part).orElse(null);
        if (puzzle == null && !source.parts().contains(part)) {
            throw new IllegalArgumentException("expected one of the parts " + source.parts() + ", found another one");
        }
        try {
            if (puzzle == null) {
                return playing(session, source.scenes(part)).to(session, from);
            }
            Map<String, Object> played = playing(session, puzzles.wrong(puzzle)).to(session, from);
            boolean broken = played.get("problem") != null || !List.of().equals(played.get("faults"));
            played.put("puzzle", puzzles.standing(puzzle, session.actions(), broken));
            return played;
        } catch (RejectedAnswerException e) {
            return Playing.problem(session, Trouble.of(e, sources));
        } catch (UserError e) {
            return Playing.problem(session, new Trouble(String.valueOf(e.getMessage()), null));
        }
    }

    /** Returns the last run if the session goes on with it. */
    private Playing playing(Session session, List<Scene> scenes) {
        Playing before = playing;
        if (before != null && before.isContinuedBy(session, scenes)) {
            return before;
        }
        Scene scene = scenes.stream()
                .filter(one -> one.id().equals(session.scene()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of the scenes "
                        + scenes.stream().map(Scene::id).toList() + ", found \"" + session.scene() + "\""));
        playing = null;
        if (before != null) {
            before.close();
        }
        Playing begun = new Playing(scenes, scene, session.seed(), sources);
        playing = begun;
        return begun;
    }

    @Override
    public Object predict(Map<String, Object> fields) {
        return questions.answered(Json.text(fields, "question"), Json.text(fields, "answer"));
    }

    @Override
    public Object giveUp(Map<String, Object> fields) {
        return puzzles.givenUp(Json.text(fields, "puzzle"));
    }

    /** Says to the page that the file on the stage was saved. */
    public void reload() {
        Trouble problem = null;
        try {
            source.scenes(source.parts().get(0));
        } catch (RejectedAnswerException e) {
            problem = Trouble.of(e, sources);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("problem", problem);
        events.send("reload", data);
    }

    @Override
    public synchronized void close() {
        events.close();
        if (playing != null) {
            playing.close();
            playing = null;
        }
    }
}
