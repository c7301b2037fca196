package chapters.generated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chapter's file {@code survivors.txt}: from which answers wrong ones are generated, and which of these no test finds, each with
 * the reason why it is right after all. A reason stands in the line below its change, after spaces.
 */
final class Survivors {
    private final List<String> answers;
    private final Map<String, String> reasons = new LinkedHashMap<>();

    private Survivors(List<String> answers) {
        this.answers = answers;
    }

    static Survivors of(Path chapter) throws IOException {
        Path file = chapter.resolve("survivors.txt");
        List<String> lines = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        if (lines.isEmpty() || !lines.get(0).startsWith("answers: ")) {
            throw new IOException(file + ": expected its first line to be \"answers: NAME.java, ...\"");
        }
        Survivors survivors = new Survivors(
                List.of(lines.get(0).substring("answers: ".length()).split(",\\s*")));
        String key = "";
        for (String line : lines.subList(1, lines.size())) {
            if (!line.startsWith(" ")) {
                key = line.strip();
                survivors.reasons.put(key, "");
            } else {
                survivors.reasons.merge(key, " " + line.strip(), String::concat);
            }
        }
        for (Map.Entry<String, String> one : survivors.reasons.entrySet()) {
            if (one.getValue().isBlank()) {
                throw new IOException(file + ": expected a reason below \"" + one.getKey() + "\"");
            }
        }
        return survivors;
    }

    /** Returns the names of the files in {@code alternatives/} that are changed. */
    List<String> answers() {
        return answers;
    }

    /** Returns the changes that are right after all. */
    List<String> changes() {
        return List.copyOf(reasons.keySet());
    }
}
