package replay.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import replay.internal.apiserver.Session;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.table.Tables;
import replay.internal.tape.Tape;

/**
 * Reads the files of a tape. Either the session then serves requests, or the error names the place and what was
 * expected. A line {@code %%} ends each file; they are tape.json, discovery.jsonl, objects.jsonl and log.jsonl.
 */
public final class TapeFuzz {
    private static final List<String> FILES = List.of("tape.json", "discovery.jsonl", "objects.jsonl", "log.jsonl");
    private static final Path FOLDER = folder();

    private static final String SMALL =
            "{\"about\": \"x\", \"recording\": \"y\", \"recordedAt\": \"2026-11-23T18:22:07Z\", \"resourceVersion\": 10, \"oldest\": 1}\n"
                    + "%%\n"
                    + "{\"path\": \"/api\", \"aggregated\": false, \"status\": 200, \"contentType\": \"application/json\", \"body\": {\"kind\": \"APIVersions\", \"versions\": [\"v1\"]}}\n"
                    + "{\"path\": \"/apis\", \"aggregated\": false, \"status\": 200, \"contentType\": \"application/json\", \"body\": {\"kind\": \"APIGroupList\", \"groups\": []}}\n"
                    + "{\"path\": \"/api/v1\", \"aggregated\": false, \"status\": 200, \"contentType\": \"application/json\", \"body\": {\"kind\": \"APIResourceList\", \"groupVersion\": \"v1\", \"resources\": [{\"name\": \"pods\", \"singularName\": \"pod\", \"namespaced\": true, \"kind\": \"Pod\", \"verbs\": [\"get\", \"list\", \"watch\", \"create\"]}]}}\n"
                    + "%%\n"
                    + "{\"resource\": \"v1/pods\", \"object\": {\"kind\": \"Pod\", \"apiVersion\": \"v1\", \"metadata\": {\"name\": \"a\", \"namespace\": \"default\", \"resourceVersion\": \"5\"}}}\n"
                    + "%%\n"
                    + "{\"rv\": 12, \"millis\": 5, \"type\": \"MODIFIED\", \"resource\": \"v1/pods\", \"object\": {\"kind\": \"Pod\", \"apiVersion\": \"v1\", \"metadata\": {\"name\": \"a\", \"namespace\": \"default\", \"resourceVersion\": \"12\"}}}\n";

    private TapeFuzz() {}

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("tape-fuzz");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the classes: with Jazzer's instrumentation this can take longer than an input may. */
    public static void fuzzerInitialize() throws IOException {
        fuzzerTestOneInput(SMALL.getBytes(StandardCharsets.ISO_8859_1));
        fuzzerTestOneInput(new byte[] {'x'});
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        String[] texts = new String(input, StandardCharsets.ISO_8859_1).split("\n%%\n", -1);
        for (int i = 0; i < FILES.size(); i++) {
            Path file = FOLDER.resolve(FILES.get(i));
            file.toFile().deleteOnExit();
            if (i < texts.length) {
                Files.writeString(file, texts[i], StandardCharsets.ISO_8859_1);
            } else {
                Files.deleteIfExists(file);
            }
        }
        Tape tape;
        try {
            tape = Tape.load(FOLDER);
        } catch (IllegalArgumentException e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new AssertionError("an error without a message", e);
            }
            return;
        }
        try (Session session = new Session(tape, new Tables(), System::nanoTime, 1000)) {
            for (String path :
                    List.of("/api", "/apis", "/api/v1", "/api/v1/pods", "/api/v1/pods?watch=1&timeoutSeconds=1")) {
                ApiResponse answer = session.handle(ApiRequest.get(path));
                if (answer instanceof ApiResponse.Stream stream) {
                    stream.cursor().poll();
                    stream.cursor().close();
                }
            }
        }
    }
}
