package workbook.cli;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Json;
import informers.api.Pod;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pods of a recorded cluster, read from its files: for scripts that need objects but no server. Immutable.
 *
 * @param tape the tape's name
 * @param listed the pods at the start of the recording
 * @param changes the changes after it, in order
 */
public record TapePods(String tape, List<Pod> listed, List<Change> changes) {
    /**
     * One change.
     *
     * @param type {@code ADDED}, {@code MODIFIED} or {@code DELETED}
     * @param pod the pod after it; of a deleted one its last state
     */
    public record Change(String type, Pod pod) {}

    public TapePods {
        listed = List.copyOf(listed);
        changes = List.copyOf(changes);
    }

    /**
     * Reads a tape.
     *
     * @param tapes the folder of the tapes
     * @throws UserError if there is no such tape, or it cannot be read
     */
    static TapePods read(Path tapes, String tape) {
        List<String> names = names(tapes);
        if (!names.contains(tape)) {
            throw new UserError("there is no tape '" + tape + "'; there are: " + String.join(", ", names));
        }
        List<Pod> listed = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        Path folder = tapes.resolve(tape);
        try {
            JsonNode description = Json.tree(Files.readAllBytes(folder.resolve("tape.json")));
            String base = description.path("base").asText("");
            Path other = names.contains(base) ? tapes.resolve(base) : null;
            eachPod(file(folder, other, "objects.jsonl"), (line, pod) -> listed.add(pod));
            eachPod(
                    file(folder, other, "log.jsonl"),
                    (line, pod) -> changes.add(new Change(line.path("type").asText(), pod)));
        } catch (IOException e) {
            throw new UserError("The tape " + folder + " cannot be read: " + e.getMessage(), e);
        }
        return new TapePods(tape, listed, changes);
    }

    private static List<String> names(Path tapes) {
        try (Stream<Path> folders = Files.list(tapes)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserError("Cannot read the folder of the tapes, " + tapes + ": " + e.getMessage(), e);
        }
    }

    /** Null if neither the tape nor the one that it is based on has it: a tape without changes has no log. */
    private static @Nullable Path file(Path folder, @Nullable Path base, String name) {
        if (Files.isRegularFile(folder.resolve(name))) {
            return folder.resolve(name);
        }
        return base != null && Files.isRegularFile(base.resolve(name)) ? base.resolve(name) : null;
    }

    private interface Taker {
        void take(JsonNode line, Pod pod);
    }

    private static void eachPod(@Nullable Path file, Taker taker) throws IOException {
        if (file == null) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("v1/pods")) {
                    JsonNode tree = Json.tree(line.getBytes(StandardCharsets.UTF_8));
                    if (tree.path("resource").asText().equals("v1/pods")) {
                        taker.take(tree, Pod.TYPE.decode(Json.bytes(tree.path("object"))));
                    }
                }
            }
        }
    }
}
