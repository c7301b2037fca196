package informers.vectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import informers.vectors.Vectors.VectorFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Repeats the operations of a vector file, and compares the results. */
final class Replay {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The fields of an operation's arguments, not of its results (in misc.jsonl, "key" and "obj" may be either). */
    private static final Set<String> QUESTIONS =
            Set.of("op", "i", "obj", "list", "rv", "mode", "deltas", "key", "index", "value", "indexers");

    private Replay() {}

    /**
     * The result of a replay.
     *
     * @param problems the operations that did not agree, with their lines
     */
    record Outcome(String file, int operations, List<String> problems) {
        String line() {
            int agreed = operations - problems.size();
            return file + ": " + agreed + " of " + operations + " operations agree";
        }
    }

    static Outcome of(VectorFile file) {
        List<String> problems = new ArrayList<>();
        int operations = 0;
        Session session = null;
        for (int i = 0; i < file.lines().size(); i++) {
            String line = file.lines().get(i);
            if (line.isBlank()) {
                continue;
            }
            JsonNode json = parse(file.name(), i + 1, line);
            if (json.has("header")) {
                session = Session.of(json.get("header"));
                continue;
            }
            if (session == null) {
                throw new IllegalArgumentException(
                        file.name() + ": expected a header in the first line, found " + line);
            }
            operations++;
            String problem = compare(session, json);
            if (problem != null) {
                problems.add("line " + (i + 1) + ", " + json.path("op").asText() + ": " + problem);
            }
        }
        return new Outcome(file.name(), operations, problems);
    }

    private static JsonNode parse(String file, int number, String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ", line " + number + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static @Nullable String compare(Session session, JsonNode operation) {
        Map<String, @Nullable Object> outcome;
        try {
            outcome = session.run(operation);
        } catch (Exception e) {
            return e.toString();
        }
        JsonNode ours = JSON.valueToTree(outcome);
        for (Map.Entry<String, JsonNode> field : operation.properties()) {
            String name = field.getKey();
            if (!ours.has(name)) {
                if (!QUESTIONS.contains(name)) {
                    return "client-go returned " + name + " = " + field.getValue() + ", here there is no " + name;
                }
            } else if (!ours.get(name).equals(field.getValue())) {
                return name + ": client-go returned " + field.getValue() + ", here it is " + ours.get(name);
            }
        }
        if (!operation.has("err") && ours.hasNonNull("err")) {
            return "an error that client-go does not have: " + ours.get("err");
        }
        return null;
    }
}
