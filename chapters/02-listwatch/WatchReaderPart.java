import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.Json;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.api.Status;
import informers.listwatch.ListerWatcher;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import workbook.stage.PartProbe;

/**
 * Given, for the stage: lets an informer read its watch with an answer to chapter 02. Each event arrives as bytes, in two pieces. The
 * answer decodes them, decides which events are changes, and from which resourceVersion each watch starts. Used by the reflector's thread.
 */
public final class WatchReaderPart implements ListerWatcher<Pod> {
    private final ListerWatcher<Pod> server;
    private final WatchReader answer;
    private final PartProbe probe;

    public WatchReaderPart(ListerWatcher<Pod> server, WatchReader answer, PartProbe probe) {
        this.server = server;
        this.answer = answer;
        this.probe = probe;
        probe.show("watch reader", this::rows);
    }

    private List<String> rows() {
        String from = answer.resumeFrom();
        return List.of(from.isEmpty() ? "cannot resume: a LIST is needed" : "would resume from " + from);
    }

    @Override
    public boolean supportsWatchList() {
        return false;
    }

    @Override
    public ObjectList<Pod> list(ListOptions options) {
        ObjectList<Pod> list = server.list(options);
        answer.listed(list.resourceVersion());
        probe.record("remembers the version of the list");
        return list;
    }

    /** {@inheritDoc} It starts from the version of the answer, not from that of the reflector. */
    @Override
    public Watch<Pod> watch(ListOptions options) {
        Watch<Pod> watch = server.watch(options.withResourceVersion(answer.resumeFrom()));
        probe.record("receives the head of the response: HTTP 200");
        return new Decoded(watch);
    }

    private final class Decoded implements Watch<Pod> {
        private final Watch<Pod> bytes;
        private final Deque<WatchEvent<Pod>> decoded = new ArrayDeque<>();

        Decoded(Watch<Pod> bytes) {
            this.bytes = bytes;
        }

        @Override
        public Optional<WatchEvent<Pod>> next() {
            while (decoded.isEmpty()) {
                Optional<WatchEvent<Pod>> sent = bytes.next();
                if (sent.isEmpty()) {
                    return sent;
                }
                receive(line(sent.get()));
            }
            return Optional.of(decoded.remove());
        }

        private void receive(byte[] line) {
            int half = line.length / 2;
            feed(Arrays.copyOfRange(line, 0, half));
            feed(Arrays.copyOfRange(line, half, line.length));
        }

        private void feed(byte[] piece) {
            List<String> texts = new ArrayList<>();
            for (WatchReader.Event event : answer.feed(piece)) {
                boolean change = answer.saw(event);
                texts.add((event.type() + " " + event.name() + "@" + event.resourceVersion()).replace(" @", " ")
                        + (change ? ", a change" : ", no change"));
                if (change || event.type().equals("BOOKMARK") || event.type().equals("ERROR")) {
                    decoded.add(event(event));
                }
            }
            probe.record("feeds " + piece.length + " bytes: " + (texts.isEmpty() ? "no complete event" : String.join("; ", texts)));
        }

        @Override
        public Optional<IOException> failure() {
            return bytes.failure();
        }

        @Override
        public void close() {
            bytes.close();
        }
    }

    /** Returns an event as the server writes it: a line of JSON. */
    private static byte[] line(WatchEvent<Pod> event) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("type", event.type().name());
        node.set("object", event.status().isPresent() ? tree(event.status().get()) : event.object().tree());
        byte[] json = Json.bytes(node);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    private static ObjectNode tree(Status status) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", status.status())
                .put("message", status.message())
                .put("reason", status.reason())
                .put("code", status.code());
    }

    private static WatchEvent<Pod> event(WatchReader.Event event) {
        byte[] object = Json.bytes(event.object());
        return event.type().equals("ERROR")
                ? WatchEvent.error(Status.parse(object))
                : WatchEvent.of(EventType.valueOf(event.type()), Pod.TYPE.decode(object));
    }
}
