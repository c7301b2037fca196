package chapters.puzzle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import workbook.stage.Action;
import workbook.stage.Scene;

/** Random lines of play in a scene. */
final class RandomLines {
    private final List<Action> actions = new ArrayList<>();
    private final Random random;

    RandomLines(Scene scene, Random random) {
        this.random = random;
        for (Action.Verb verb : Action.Verb.values()) {
            targets(verb, scene).forEach(target -> actions.add(new Action(verb, target)));
        }
        actions.removeIf(action -> action.verb() == Action.Verb.STOP); // after it, nothing happens
    }

    private static List<String> targets(Action.Verb verb, Scene scene) {
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
            default -> {} // what only makes a line shorter
        }
        return targets;
    }

    /** Returns a line of this length. Many actions lead to nothing without a turn of the tasks, so there are many turns. */
    List<Action> next(int length) {
        List<Action> line = new ArrayList<>();
        while (line.size() < length) {
            int kind = random.nextInt(10);
            line.add(
                    kind < 2
                            ? new Action(Action.Verb.QUIET, "")
                            : kind < 3
                                    ? new Action(Action.Verb.TIME, "")
                                    : actions.get(random.nextInt(actions.size())));
        }
        return line;
    }
}
