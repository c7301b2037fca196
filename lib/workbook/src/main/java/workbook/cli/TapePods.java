package workbook.cli;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Json;
import informers.api.Pod;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
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
    private static final String IN_JAR = "replay/wiremock-mappings/__files/tapes";

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

    /**
     * Reads a tape from the jar of informers-replay, for programs that run outside a clone.
     *
     * @param loader finds the jar
     * @throws UserError if there is no such tape, or it cannot be read
     */
    static TapePods ofTheJar(ClassLoader loader, String tape) {
        URL demo = loader.getResource(IN_JAR + "/demo/tape.json");
        if (demo == null) {
            throw new UserError("Expected the tapes in the jar of informers-replay, found none on the class path.");
        }
        try {
            if (!(demo.openConnection() instanceof JarURLConnection connection)) {
                return read(Path.of(demo.toURI()).resolve("../..").normalize(), tape);
            }
            try (FileSystem jar =
                    FileSystems.newFileSystem(Path.of(connection.getJarFileURL().toURI()))) {
                return read(jar.getPath("/" + IN_JAR), tape);
            }
        } catch (IOException | URISyntaxException e) {
            throw new UserError("Cannot read the tapes of the jar at " + demo + ": " + e.getMessage(), e);
        }
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
