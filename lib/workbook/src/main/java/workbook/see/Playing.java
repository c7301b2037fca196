package workbook.see;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import workbook.stage.Action;
import workbook.stage.Problem;
import workbook.stage.Scene;
import workbook.stage.Session;
import workbook.stage.StageException;
import workbook.stage.StageRun;
import workbook.stage.Step;

/** A run of a scene, as far as the page has played it. Used by one thread at a time. */
final class Playing {
    /** A part may print anything; nobody reads more of it. */
    private static final int LONGEST_ROW = 1_000;

    private static final int MOST_ROWS = 12_000;

    /** A session from a link may be long. */
    private static final int MOST_STEPS = 20_000;

    private final List<Scene> scenes;
    private final Scene scene;
    private final long seed;
    private final Sources sources;
    private final List<Action> done = new ArrayList<>();
    private @Nullable StageRun run;
    private @Nullable Problem problem;

    /** Sets the scene. If that fails, the problem is part of what is {@linkplain #to played}. */
    Playing(List<Scene> scenes, Scene scene, long seed, Sources sources) {
        this.scenes = scenes;
        this.scene = scene;
        this.seed = seed;
        this.sources = sources;
        try {
            run = StageRun.start(scene, seed);
        } catch (StageException e) {
            problem = e.problem();
        }
    }

    /** Returns whether the session begins with what was played, of these very scenes: those of a changed file are others. */
    boolean isContinuedBy(Session session, List<Scene> now) {
        return now.equals(scenes)
                && session.scene().equals(scene.id())
                && session.seed() == seed
                && session.actions().size() >= done.size()
                && session.actions().subList(0, done.size()).equals(done);
    }

    /** Plays on to the end of the session, or to a problem. */
    Map<String, Object> to(Session session, int from) {
        StageRun playing = run;
        if (playing == null) {
            return problem(session, problem == null ? null : Trouble.of(problem, sources));
        }
        for (Action action : List.copyOf(
                session.actions().subList(done.size(), session.actions().size()))) {
            if (problem(playing) != null) {
                break;
            }
            done.add(action);
            try {
                playing.apply(action);
            } catch (StageException e) {
                problem = e.problem();
            }
            if (playing.steps().size() > MOST_STEPS) {
                problem =
                        new Problem("expected a session of at most " + MOST_STEPS + " steps, found more", false, null);
            }
        }
        return state(playing, session, from);
    }

    private @Nullable Problem problem(StageRun playing) {
        return problem != null ? problem : playing.problem().orElse(null);
    }

    private Map<String, Object> state(StageRun playing, Session session, int from) {
        Problem found = problem(playing);
        Map<String, Object> state = empty(session.toString());
        state.put("beginning", rows(playing.beginning()));
        state.put("from", from);
        state.put(
                "steps",
                playing.steps().stream()
                        .skip(from)
                        .map(step -> step(step, step.place() == null ? null : sources.line(step.place())))
                        .toList());
        state.put("ready", playing.ready());
        state.put("asleep", playing.asleep());
        state.put("over", playing.over());
        state.put("faults", playing.faults());
        state.put("problem", found == null ? null : Trouble.of(found, sources));
        state.put("targets", Map.of("pods", playing.pods(), "handlers", playing.handlers()));
        return state;
    }

    /** Returns a step as the page gets it, with the line of source at which it happened. */
    static Map<String, Object> step(Step step, @Nullable SourceLine line) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("number", step.number());
        one.put("actor", step.actor());
        one.put("what", cut(step.what()));
        one.put("action", step.action());
        one.put("turn", step.turn());
        one.put(
                "changes",
                step.changes().stream()
                        .map(change -> Map.of(
                                "part", change.part(), "before", cut(change.before()), "after", cut(change.after())))
                        .toList());
        one.put("place", line);
        return one;
    }

    private static List<String> cut(List<String> rows) {
        return rows.stream().limit(MOST_ROWS).map(Playing::cut).toList();
    }

    private static String cut(String row) {
        return row.length() > LONGEST_ROW ? row.substring(0, LONGEST_ROW) + "…" : row;
    }

    static List<Map<String, Object>> rows(Map<String, List<String>> parts) {
        List<Map<String, Object>> rows = new ArrayList<>();
        parts.forEach((part, its) -> rows.add(Map.of("part", part, "rows", cut(its))));
        return rows;
    }

    /** Returns what the page gets if nothing can be played. */
    static Map<String, Object> problem(Session session, @Nullable Trouble trouble) {
        Map<String, Object> state = empty(session.toString());
        state.put("problem", trouble);
        return state;
    }

    /** Returns what the page gets of a session without a step. */
    static Map<String, Object> empty(String session) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("session", session);
        state.put("beginning", List.of());
        state.put("from", 0);
        state.put("steps", List.of());
        state.put("ready", List.of());
        state.put("asleep", false);
        state.put("over", false);
        state.put("faults", List.of());
        state.put("problem", null);
        state.put("targets", Map.of("pods", List.of(), "handlers", List.of()));
        return state;
    }

    void close() {
        if (run != null) {
            run.close();
        }
    }
}
