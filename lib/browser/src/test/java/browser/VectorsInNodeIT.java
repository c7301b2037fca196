package browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of client-go (queues, stores, indexes, keys), which lib/informers replays on the JVM, in the compiled library in node. */
class VectorsInNodeIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Path ENGINE = Path.of("target/vectors");

    private static final Path TESTS = Path.of("../informers/src/test");

    @BeforeAll
    static void compile() throws Exception {
        Path classes = Files.createDirectories(Path.of("target/vectors-classes"));
        Files.createDirectories(ENGINE);
        Path browser = Path.of("target/browser-classes");
        BuildEngine.javac(
                BuildEngine.javaFiles(Path.of("src/test/browser/java")),
                List.of(TESTS.resolve("java")),
                classes,
                browser);
        BuildEngine.teavm(List.of(classes, browser), "informers.vectors.VectorMain", ENGINE, "true");
        Files.copy(
                Path.of("src/browser/js/worker.js"), ENGINE.resolve("worker.js"), StandardCopyOption.REPLACE_EXISTING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.36.2", "1.32.13"})
    void everyOperationAgrees(String version) throws IOException {
        List<String> different = new ArrayList<>();
        int operations = 0;
        try (Node node = new Node(ENGINE);
                InputStream file =
                        Files.newInputStream(TESTS.resolve("resources/vectors/client-go-" + version + ".zip"));
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().endsWith(".jsonl")) {
                    continue;
                }
                for (String line : new String(zip.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                    if (line.isBlank()) {
                        continue;
                    }
                    JsonNode expected = JSON.readTree(line);
                    if (expected.has("header")) {
                        node.ask("begin", expected.path("header"));
                        continue;
                    }
                    operations++;
                    String difference = difference(expected, node.ask("run", line));
                    if (!difference.isEmpty()) {
                        different.add(entry.getName() + ": " + line + ": " + difference);
                    }
                }
            }
        }
        System.out.println("client-go " + version + ": " + (operations - different.size()) + " of " + operations
                + " operations agree in node");
        assertThat(different).isEmpty();
        assertThat(operations).isGreaterThan(1_000);
    }

    /** As informers.vectors.Replay compares: what client-go returned, and no error where it has none. */
    private static String difference(JsonNode expected, JsonNode ours) {
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            String name = field.getKey();
            boolean argument = List.of(
                            "op", "i", "obj", "list", "rv", "mode", "deltas", "key", "index", "value", "indexers")
                    .contains(name);
            if (ours.has(name) ? !ours.get(name).equals(field.getValue()) : !argument) {
                return name + " is " + ours.get(name);
            }
        }
        return !expected.has("err") && ours.hasNonNull("err") ? "an error: " + ours.get("err") : "";
    }
}
