package replay.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.DecodeException;
import informers.api.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import replay.Fixtures;
import replay.internal.apiserver.Session;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.WatchCursor;
import replay.internal.table.Tables;
import replay.internal.tape.Tape;

/**
 * Sends requests to one session, one after the other. Each must get a response that an API server may send. A request
 * is a line with method and path, a line with Accept, a line with Content-Type, and the body; a line {@code %%}
 * starts the next one.
 */
public final class RequestFuzz {
    private static final Tape TAPE = Tape.load(Fixtures.tapes().resolve("rollout"));

    /** Messages for which a real server sends a 500, too. */
    private static final List<String> REAL_FAILURES = List.of(
            "\"message\":\"failed to create typed patch object (",
            "\"message\":\"map: ", // a strategic merge patch without the key of an element
            "\"message\":\"unknown patch type found: ",
            "\"message\":\"resourceVersion: Invalid value: ", // of a watch
            " accessor error: ", // the path of a custom resource's replicas leads through a text
            "\"message\":\"resourceVersion should not be set on objects to be created\"");

    private RequestFuzz() {}

    /** Loads the classes: with Jazzer's instrumentation this can take longer than an input may. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("GET /api/v1/pods?watch=1\n\n\n\n%%\nPOST /api/v1/namespaces/default/configmaps\n\n\n{}"
                .getBytes(StandardCharsets.UTF_8));
    }

    public static void fuzzerTestOneInput(byte[] input) {
        play(TAPE, new String(input, StandardCharsets.UTF_8));
    }

    /** Sends the requests to a new session, checks each response, and returns the status codes. */
    static List<Integer> play(Tape tape, String requests) {
        List<Integer> statuses = new ArrayList<>();
        AtomicLong nanos = new AtomicLong();
        try (Session session = new Session(tape, new Tables(), nanos::get, 1)) {
            for (String text : requests.split("\n%%\n")) {
                String[] parts = text.split("\n", 4);
                String[] line = parts[0].split(" ", 2);
                if (line.length == 2 && line[1].startsWith("/")) {
                    statuses.add(check(session, request(line, parts)));
                    nanos.addAndGet(3_000_000_000L);
                }
            }
            if (session.isWatched()) {
                throw new AssertionError("a watch is left");
            }
        }
        return statuses;
    }

    private static ApiRequest request(String[] line, String[] parts) {
        byte[] body = (parts.length > 3 ? parts[3] : "").getBytes(StandardCharsets.UTF_8);
        String accept = parts.length > 1 ? parts[1] : "";
        String contentType = parts.length > 2 ? parts[2] : "";
        try {
            return ApiRequest.of(line[0], line[1], accept, contentType, body);
        } catch (
                IllegalArgumentException
                        e) { // an invalid escape: the server responds with 400 before a session sees it
            return ApiRequest.get("/version");
        }
    }

    private static int check(Session session, ApiRequest request) {
        ApiResponse answer = session.handle(request);
        if (answer instanceof ApiResponse.Stream stream) {
            try (WatchCursor cursor = stream.cursor()) {
                for (byte[] event : cursor.poll()) {
                    tree(request, event);
                }
                cursor.nanosUntilNext();
            }
            return stream.status();
        }
        ApiResponse.Body body = (ApiResponse.Body) answer;
        String text = new String(body.bytes(), StandardCharsets.UTF_8);
        if (body.status() == 500 && REAL_FAILURES.stream().noneMatch(text::contains)) {
            throw new AssertionError(request + ": " + text);
        }
        if (body.contentType().startsWith("application/json")) {
            JsonNode tree = tree(request, body.bytes());
            if (body.status() >= 400 && tree.path("code").asInt() != body.status()) {
                throw new AssertionError(request + ": " + body.status() + " with " + text);
            }
        }
        return body.status();
    }

    private static JsonNode tree(ApiRequest request, byte[] json) {
        try {
            return Json.tree(json);
        } catch (DecodeException e) {
            throw new AssertionError(request + ": no JSON: " + new String(json, StandardCharsets.UTF_8), e);
        }
    }
}
