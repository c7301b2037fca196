package workbook.see;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import workbook.stage.Action;
import workbook.stage.Scene;
import workbook.stage.Session;
import workbook.stage.StageException;
import workbook.stage.StageRun;
import workbook.stage.Step;

/** A run of a scene, as far as the page has played it. Used by one thread at a time. */
final class Playing {
    private final List<Scene> scenes;
    private final Scene scene;
    private final long seed;
    private final List<Action> done = new ArrayList<>();
    private final List<Integer> stepsBefore = new ArrayList<>(); // for each action, how many steps there were before it
    private @Nullable StageRun run;
    private @Nullable Problem problem;

    /** Sets the scene. If that fails, the problem is part of what is {@linkplain #to played}. */
    Playing(List<Scene> scenes, Scene scene, long seed) {
        this.scenes = scenes;
        this.scene = scene;
        this.seed = seed;
        try {
            run = StageRun.start(scene, seed);
        } catch (StageException e) {
            problem = Problem.of(e);
        }
    }

    /** Returns whether the session begins with what was played, of these very scenes: those of a changed file are others. */
    boolean isContinuedBy(Session session, List<Scene> now) {
        return now == scenes
                && session.scene().equals(scene.id())
                && session.seed() == seed
                && session.actions().size() >= done.size()
                && session.actions().subList(0, done.size()).equals(done);
    }

    /** Plays on to the end of the session. */
    Map<String, Object> to(Session session, int from) {
        StageRun playing = run;
        for (Action action :
                session.actions().subList(done.size(), session.actions().size())) {
            if (playing == null || problem != null) {
                break;
            }
            done.add(action);
            stepsBefore.add(playing.steps().size());
            try {
                playing.apply(action);
            } catch (StageException e) {
                problem = Problem.of(e);
            }
        }
        return playing == null ? problem(session, problem) : state(playing, session, from);
    }

    private Map<String, Object> state(StageRun playing, Session session, int from) {
        List<Step> steps = playing.steps();
        Map<String, Object> state = empty(session.toString());
        state.put("beginning", rows(playing.beginning()));
        state.put("from", from);
        state.put("steps", steps.stream().skip(from).map(this::step).toList());
        state.put("ready", playing.ready());
        state.put("asleep", playing.asleep());
        state.put("over", playing.over());
        state.put("faults", playing.faults());
        state.put("problem", problem);
        state.put("targets", targets(playing.state()));
        return state;
    }

    private Map<String, Object> step(Step step) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("number", step.number());
        one.put("actor", step.actor());
        one.put("what", step.what());
        one.put("action", actionOf(step.number()));
        one.put("changes", step.changes());
        one.put("place", null);
        return one;
    }

    /** Returns the index of the action from which a step follows; -1 for the start of the informer. */
    private int actionOf(int number) {
        int index = stepsBefore.size() - 1;
        while (index >= 0 && stepsBefore.get(index) >= number) {
            index--;
        }
        return index;
    }

    private static List<Map<String, Object>> rows(Map<String, List<String>> parts) {
        List<Map<String, Object>> rows = new ArrayList<>();
        parts.forEach((part, its) -> rows.add(Map.of("part", part, "rows", its)));
        return rows;
    }

    private static Map<String, Object> targets(Map<String, List<String>> state) {
        List<String> pods = state.getOrDefault("server", List.of()).stream()
                .map(row -> row.replaceFirst("@.*", ""))
                .toList();
        List<String> handlers = state.entrySet().stream()
                .filter(part ->
                        part.getKey().startsWith("handler ") && !part.getValue().isEmpty())
                .map(part -> part.getKey().substring("handler ".length()))
                .toList();
        return Map.of("pods", pods, "handlers", handlers);
    }

    /** Returns what the page gets if nothing can be played. */
    static Map<String, Object> problem(Session session, @Nullable Problem problem) {
        Map<String, Object> state = empty(session.toString());
        state.put("problem", problem);
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
