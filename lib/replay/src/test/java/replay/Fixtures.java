package replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import replay.internal.apiserver.Session;
import replay.internal.json.JsonTrees;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.TablePrinter;
import replay.internal.request.WatchCursor;
import replay.internal.tape.Tape;
import replay.recordings.Recordings;

/** The recordings, the tapes, and sessions on virtual time. */
public final class Fixtures {
    private static final Map<String, Tape> TAPES = new ConcurrentHashMap<>();

    private Fixtures() {}

    private static final class Holder {
        static final Recordings RECORDINGS = read();

        private static Recordings read() {
            try (InputStream in = Fixtures.class.getResourceAsStream("/recordings.zip")) {
                return Recordings.readZip(in, "recordings.zip");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Returns what the real server sent. */
    public static Recordings recordings() {
        return Holder.RECORDINGS;
    }

    /** Returns the root folder of the repository. */
    public static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("wiremock-mappings"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "no wiremock-mappings above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }

    /** Returns the WireMock root with the shipped tapes. */
    public static Path wiremock() {
        return repository().resolve("wiremock-mappings");
    }

    /** Returns the folder of the shipped tapes. */
    public static Path tapes() {
        return wiremock().resolve("__files/tapes");
    }

    public static Tape tape(String name) {
        return TAPES.computeIfAbsent(name, n -> Tape.load(tapes().resolve(n)));
    }

    public static JsonNode json(byte[] bytes) {
        try {
            return JsonTrees.MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    /** A session whose clock is moved by the test only. */
    public static final class Cluster implements AutoCloseable {
        public static final TablePrinter ONE_COLUMN = (gvr, items, meta, crd, now, include) -> {
            var table = JsonTrees.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
            table.set("metadata", meta);
            table.putArray("columnDefinitions").addObject().put("name", "Name");
            var rows = table.putArray("rows");
            items.forEach(i -> rows.addObject().putArray("cells").add(JsonTrees.metaText(i, "name")));
            return table;
        };

        public final AtomicLong nanos = new AtomicLong(7_000_000_000L); // a clock need not start at 0
        public final Session session;

        public Cluster(String tape, double speed) {
            this(tape, speed, 0);
        }

        public Cluster(String tape, double speed, int load) {
            session = new Session(tape(tape), ONE_COLUMN, nanos::get, speed, load);
        }

        public Cluster(String tape, TablePrinter tables) {
            session = new Session(tape(tape), tables, nanos::get, 1);
        }

        public Cluster(String tape) {
            this(tape, 1);
        }

        public void passMillis(long millis) {
            nanos.addAndGet(millis * 1_000_000);
        }

        public ApiResponse.Body body(ApiRequest request) {
            return (ApiResponse.Body) session.handle(request);
        }

        public JsonNode get(String url) {
            ApiResponse.Body body = body(ApiRequest.get(url));
            if (body.status() != 200) {
                throw new AssertionError(body.status() + " " + new String(body.bytes(), StandardCharsets.UTF_8));
            }
            return json(body.bytes());
        }

        /** Sends a write with a JSON body. */
        public ApiResponse.Body send(String method, String url, String contentType, String body) {
            return body(
                    ApiRequest.of(method, url, "application/json", contentType, body.getBytes(StandardCharsets.UTF_8)));
        }

        public WatchCursor watch(String url) {
            return watch(ApiRequest.get(url));
        }

        public WatchCursor watch(ApiRequest request) {
            ApiResponse answer = session.handle(request);
            if (answer instanceof ApiResponse.Stream stream) {
                return stream.cursor();
            }
            throw new AssertionError("expected a stream, found " + new String(((ApiResponse.Body) answer).bytes()));
        }

        /**
         * Moves the clock as the cursor asks for, until the watch ends or the limit is reached, and returns all
         * events.
         */
        public List<JsonNode> drain(WatchCursor cursor, long maxMillis) {
            List<JsonNode> events = new ArrayList<>();
            long until = nanos.get() + maxMillis * 1_000_000;
            while (!cursor.ended()) {
                cursor.poll().forEach(line -> events.add(json(line)));
                long wait = cursor.nanosUntilNext().orElse(Long.MAX_VALUE / 2);
                if (!cursor.ended() && nanos.get() + wait > until) {
                    nanos.set(until);
                    break;
                }
                nanos.addAndGet(wait);
            }
            cursor.poll().forEach(line -> events.add(json(line)));
            return events;
        }

        public static List<JsonNode> poll(WatchCursor cursor) {
            return cursor.poll().stream().map(Fixtures::json).toList();
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
