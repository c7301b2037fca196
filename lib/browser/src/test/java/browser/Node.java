package browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A worker of the engine in node. Used by one thread. */
final class Node implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Writer in;
    private final BufferedReader out;
    private double millis;

    /** @param engine the folder with worker.js */
    Node(Path engine) {
        try {
            process = new ProcessBuilder("node", "src/test/js/run.js", engine.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("expected the program node in PATH. On Debian: apt-get install nodejs", e);
        }
        in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Node withEngine() {
        return new Node(Path.of("target/engine"));
    }

    JsonNode ask(String operation, Object... args) {
        JsonNode reply = reply(operation, args);
        if (reply.path("json").isNull()) {
            throw new AssertionError(operation + " " + List.of(args) + ": " + reply.path("problem"));
        }
        return reply.path("json");
    }

    String problem(String operation, Object... args) {
        return reply(operation, args).path("problem").asText();
    }

    private JsonNode reply(String operation, Object... args) {
        try {
            List<String> texts = List.of(args).stream().map(Object::toString).toList();
            in.write(JSON.writeValueAsString(Map.of("operation", operation, "args", texts)) + "\n");
            in.flush();
            String line = out.readLine();
            if (line == null) {
                throw new AssertionError(operation + " " + texts + ": node has ended");
            }
            JsonNode reply = JSON.readTree(line);
            millis = reply.path("millis").asDouble();
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how long the last request took. */
    double millis() {
        return millis;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
