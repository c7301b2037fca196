package informers.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The steps of a run, each with the rows of the picture that it changed: what {@code workbook see} shows, in the form in which its stage
 * has steps. It keeps the last steps. Used by one task at a time.
 */
final class Recording {
    /** What the page expects; another number is another form. */
    static final String FORMAT = "informers-simulation/1";

    private static final int MOST_STEPS = 2_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private record Change(String part, List<String> before, List<String> after) {}

    private record Step(int number, String actor, String what, List<Change> changes) {}

    private final Map<String, List<String>> beginning = new LinkedHashMap<>();
    private final Map<String, List<String>> shown = new LinkedHashMap<>();
    private final Deque<Step> steps = new ArrayDeque<>();
    private int number;

    /** Says what the picture is before the first step. */
    void begin(Map<String, List<String>> picture) {
        beginning.putAll(picture);
        shown.putAll(picture);
    }

    /** Adds a step, after which the picture is this one. */
    void add(String actor, String what, Map<String, List<String>> picture) {
        List<Change> changes = new ArrayList<>();
        picture.forEach((part, rows) -> {
            List<String> before = shown.getOrDefault(part, List.of());
            if (!rows.equals(before) || !shown.containsKey(part)) {
                changes.add(new Change(part, before, rows));
            }
        });
        shown.forEach((part, before) -> {
            if (!picture.containsKey(part) && !before.isEmpty()) {
                changes.add(new Change(part, before, List.of()));
            }
        });
        shown.clear();
        shown.putAll(picture);
        steps.add(new Step(++number, actor, what, changes));
        if (steps.size() > MOST_STEPS) {
            steps.remove().changes().forEach(change -> beginning.put(change.part(), change.after()));
        }
    }

    /** Returns the JSON, a step on each line. */
    String json(String test, String session, String failure) {
        ObjectNode head = JSON.objectNode()
                .put("format", FORMAT)
                .put("test", test)
                .put("session", session)
                .put("failure", failure);
        ArrayNode parts = head.putArray("beginning");
        beginning.forEach(
                (part, rows) -> parts.add(JSON.objectNode().put("part", part).set("rows", array(rows))));
        String text = head.toString();
        int from = number - steps.size(); // the page counts from 1
        return text.substring(0, text.length() - 1) + ",\"steps\":[\n"
                + steps.stream().map(step -> json(step, from)).collect(Collectors.joining(",\n")) + "\n]}\n";
    }

    private static String json(Step step, int from) {
        ObjectNode json = JSON.objectNode()
                .put("number", step.number() - from)
                .put("actor", step.actor())
                .put("what", step.what())
                .put("action", -1)
                .put("turn", step.number() - from);
        ArrayNode changes = json.putArray("changes");
        for (Change change : step.changes()) {
            ObjectNode one = changes.addObject().put("part", change.part());
            one.set("before", array(change.before()));
            one.set("after", array(change.after()));
        }
        json.putNull("place");
        return json.toString();
    }

    private static ArrayNode array(List<String> rows) {
        ArrayNode array = JSON.arrayNode();
        rows.forEach(array::add);
        return array;
    }
}
