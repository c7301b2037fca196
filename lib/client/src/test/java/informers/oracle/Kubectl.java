package informers.oracle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the kubectl on the search path, without a cluster. */
final class Kubectl {
    /** kubectl accepts 10,000 levels. */
    private static final ObjectReader VALUES = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    private final Path folder;

    Kubectl(Path folder) {
        this.folder = folder;
    }

    /**
     * What kubectl made of an input.
     *
     * @param error {@code ""} if it was accepted
     */
    record Answer(List<JsonNode> json, String error) {
        boolean accepted() {
            return error.isEmpty();
        }
    }

    /** Reads a manifest: a local patch that changes nothing prints each object. */
    Answer manifest(byte[] text) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("manifest"), text);
        Answer answer = run("patch", "--local", "-o", "json", "--type=merge", "-p", "{}", "-f", file.toString());
        return answer.error().contains("no objects passed to patch") ? new Answer(List.of(), "") : answer;
    }

    /** Reads a kubeconfig. */
    Answer kubeconfig(byte[] text) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("kubeconfig"), text);
        return run("config", "view", "-o", "json", "--raw", "--kubeconfig", file.toString());
    }

    private Answer run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment()
                .putAll(Map.of("KUBECONFIG", folder.resolve("none").toString(), "HOME", folder.toString()));
        Process process = builder.start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return new Answer(List.of(), "no end after a minute");
        }
        if (process.exitValue() != 0) {
            String error = Files.readString(err, StandardCharsets.ISO_8859_1).strip();
            return new Answer(List.of(), error.isEmpty() ? "status " + process.exitValue() : error);
        }
        try (MappingIterator<JsonNode> values = VALUES.readValues(Files.readAllBytes(out))) {
            return new Answer(values.readAll(), "");
        }
    }
}
