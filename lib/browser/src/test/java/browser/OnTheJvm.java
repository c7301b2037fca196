package browser;

import browser.Mutants.Mutant;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import workbook.cli.WorkbookHome;
import workbook.grade.AnswerLoader;
import workbook.stage.Action;
import workbook.stage.Scene;
import workbook.stage.Session;
import workbook.stage.StageException;
import workbook.stage.StageRun;
import workbook.trace.Scenes;

/** The stage on the JVM, which the engine must equal. */
final class OnTheJvm {
    private static final ObjectMapper JSON = new ObjectMapper();

    final WorkbookHome home = WorkbookHome.find();
    final Map<String, Scenes<?>> chapters;

    OnTheJvm() {
        try {
            chapters = Mutants.scenes(home);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the library's scenes of all chapters. */
    List<Scene> scenes() {
        List<Scene> all = new ArrayList<>();
        chapters.values().forEach(chapter -> all.addAll(chapter.scenes(Optional.empty())));
        return all;
    }

    static Session play(Scene scene) {
        return new Session(scene.id(), 1, scene.play());
    }

    /** Returns random sessions: scenes, seeds and actions; always the same ones. */
    List<Session> random(int many) {
        Random random = new Random(16);
        List<Scene> scenes = scenes();
        List<Session> sessions = new ArrayList<>();
        while (sessions.size() < many) {
            Scene scene = scenes.get(random.nextInt(scenes.size()));
            List<Action> all = actions(scene);
            List<Action> actions = new ArrayList<>();
            for (int left = 10 + random.nextInt(30); left > 0; left--) {
                int kind = random.nextInt(10);
                actions.add(
                        kind < 2
                                ? Action.parse("quiet")
                                : kind < 3 ? Action.parse("time") : all.get(random.nextInt(all.size())));
            }
            sessions.add(new Session(scene.id(), random.nextInt(1_000), actions));
        }
        return sessions;
    }

    /** Returns random sessions of scenes with one informer. Half of the actions are failures; then all is healed, and comes to rest. */
    List<Session> chaos(int many) {
        Random random = new Random(17);
        List<Scene> scenes = scenes().stream()
                .filter(scene -> scene.id().compareTo("09") < 0)
                .toList();
        List<Session> sessions = new ArrayList<>();
        while (sessions.size() < many) {
            Scene scene = scenes.get(random.nextInt(scenes.size()));
            List<Action> failures =
                    actions(scene).stream().filter(OnTheJvm::isFailure).toList();
            List<Action> others = actions(scene).stream()
                    .filter(action -> !isFailure(action) && action.verb() != Action.Verb.STOP)
                    .toList();
            List<Action> actions = new ArrayList<>();
            for (int left = 30 + random.nextInt(30); left > 0; left--) {
                List<Action> of = random.nextBoolean() ? failures : others;
                actions.add(of.get(random.nextInt(of.size())));
            }
            actions.add(Action.parse("speak"));
            Stream.concat(scene.handlers().stream(), Stream.of("late"))
                    .forEach(handler -> actions.addAll(
                            List.of(new Action(Action.Verb.HEAL, handler), new Action(Action.Verb.FAST, handler))));
            for (int rounds = 0;
                    rounds < 60;
                    rounds++) { // requests fail that were refused long ago, and each waits longer
                actions.addAll(List.of(Action.parse("quiet"), Action.parse("time")));
            }
            actions.add(Action.parse("quiet"));
            sessions.add(new Session(scene.id(), random.nextInt(1_000), actions));
        }
        return sessions;
    }

    static boolean isFailure(Action action) {
        return switch (action.verb()) {
            case CUT, BREAK, FORGET, REFUSE, SILENT, SLOW, THROW -> true;
            default -> false;
        };
    }

    private static List<Action> actions(Scene scene) {
        List<Action> all = new ArrayList<>();
        for (Action.Verb verb : Action.Verb.values()) {
            List<String> targets = new ArrayList<>();
            switch (verb.needs()) {
                case NOTHING -> targets.add("");
                case POD -> {
                    targets.addAll(scene.pods());
                    targets.add("pod-3");
                }
                case HANDLER -> {
                    targets.addAll(scene.handlers());
                    targets.add("late");
                }
                case STATUS -> targets.addAll(List.of("410", "429", "500", "garbage", "unreachable"));
                case TASK -> {
                    targets.addAll(List.of("reflector", "informer"));
                    scene.handlers().forEach(handler -> targets.add("handler_" + handler));
                }
                case PART -> targets.addAll(List.of("store", "queue"));
            }
            targets.forEach(target -> all.add(new Action(verb, target)));
        }
        return all;
    }

    /** Plays a session with the library's parts. */
    JsonNode play(Session session) {
        return played(chapters.get(session.scene().substring(0, 2)).scenes(Optional.empty()), session);
    }

    /** Plays a session with a wrong answer. */
    JsonNode play(Session session, Mutant mutant) {
        return played(wrong(chapters.get(mutant.chapter()), mutant), session);
    }

    private static <T> List<Scene> wrong(Scenes<T> scenes, Mutant mutant) {
        return scenes.scenes(Optional.of(AnswerLoader.compile(mutant.file(), scenes.type())));
    }

    private static JsonNode played(List<Scene> scenes, Session session) {
        Scene scene = scenes.stream()
                .filter(one -> one.id().equals(session.scene()))
                .findFirst()
                .orElseThrow();
        try (StageRun run = StageRun.start(scene, session.seed())) {
            StageException problem = null;
            for (Action action : session.actions()) {
                if (problem == null && run.problem().isEmpty()) {
                    try {
                        run.apply(action);
                    } catch (StageException e) {
                        problem = e;
                    }
                }
            }
            Map<String, Object> played = new LinkedHashMap<>();
            List<Object> steps = new ArrayList<>();
            run.steps()
                    .forEach(step -> steps.add(Map.of(
                            "number", step.number(),
                            "actor", step.actor(),
                            "what", withoutWordsOfTheJvm(step.what()),
                            "action", step.action(),
                            "changes",
                                    step.changes().stream()
                                            .map(change -> Map.of(
                                                    "part", change.part(),
                                                    "before", withoutWordsOfTheJvm(change.before()),
                                                    "after", withoutWordsOfTheJvm(change.after())))
                                            .toList())));
            played.put("steps", steps);
            played.put("ready", run.ready());
            played.put("asleep", run.asleep());
            played.put("over", run.over());
            played.put("faults", run.faults());
            played.put("problem", problem != null || run.problem().isPresent());
            return JSON.valueToTree(played);
        } catch (StageException e) { // a part cannot even be created
            return JSON.valueToTree(Map.of("steps", List.of(), "problem", true));
        }
    }

    /**
     * Returns of what the engine has played what a JVM's play has, too. A place in the source is not known there; Jackson's parser has
     * other words for what is wrong than ours; and only a JVM says what was null.
     */
    static JsonNode comparable(JsonNode played) {
        Map<String, Object> kept = new LinkedHashMap<>();
        List<Object> steps = new ArrayList<>();
        for (JsonNode step : played.path("steps")) {
            Map<String, Object> one = new LinkedHashMap<>();
            for (String field : List.of("number", "actor", "what", "action", "changes")) {
                one.put(field, step.path(field));
            }
            one.put("what", withoutWordsOfTheJvm(step.path("what").asText()));
            steps.add(one);
        }
        kept.put("steps", steps);
        if (!steps.isEmpty()) {
            for (String field : List.of("ready", "asleep", "over", "faults")) {
                kept.put(field, played.path(field));
            }
        }
        JsonNode problem = played.path("problem");
        kept.put("problem", problem.isBoolean() ? problem.asBoolean() : !problem.isNull());
        return JSON.valueToTree(kept);
    }

    private static List<String> withoutWordsOfTheJvm(List<String> rows) {
        return rows.stream().map(OnTheJvm::withoutWordsOfTheJvm).toList();
    }

    private static String withoutWordsOfTheJvm(String text) {
        return text.replaceAll("(?s)com\\.fasterxml\\.jackson\\.core\\.\\S*Exception: .*(; will list again)", "…$1")
                .replaceAll("NullPointerException: Cannot .*", "NullPointerException")
                .replaceAll(" \\(\\w+\\.java:\\d+\\)", "");
    }
}
