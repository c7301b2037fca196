import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.internal.watch.EventDecoder;
import informers.watch.EventType;
import informers.watch.WatchEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The library's answer to chapter 02: adapts {@link EventDecoder} to the exercise's interface. */
public class LibWatchReader implements WatchReader {
    private static final ResourceType<Unstructured> ANY =
            ResourceType.dynamic(GroupVersionResource.core("v1", "configmaps"));

    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private String resumeFrom = "";
    private boolean expired; // a 410, and no LIST since

    @Override
    public Event event(String line) {
        return events(line.getBytes(StandardCharsets.UTF_8)).get(0);
    }

    @Override
    public List<Event> feed(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end == 0) {
            unfinished.write(bytes, 0, bytes.length);
            return List.of();
        }
        unfinished.write(bytes, 0, end);
        byte[] lines = unfinished.toByteArray();
        unfinished.reset();
        unfinished.write(bytes, end, bytes.length - end);
        return events(lines);
    }

    private static List<Event> events(byte[] lines) {
        EventDecoder<Unstructured> decoder = new EventDecoder<>(new ByteArrayInputStream(lines), ANY);
        List<Event> events = new ArrayList<>();
        try {
            for (Optional<WatchEvent<Unstructured>> e = decoder.next(); e.isPresent(); e = decoder.next()) {
                events.add(event(e.get()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    private static Event event(WatchEvent<Unstructured> event) {
        if (event.type() == EventType.ERROR) {
            var status = event.status().orElseThrow();
            var node = JsonNodeFactory.instance.objectNode().put("kind", "Status");
            node.put("reason", status.reason()).put("message", status.message()).put("code", status.code());
            return new Event("ERROR", node);
        }
        return new Event(event.type().name(), event.object().tree());
    }

    @Override
    public void listed(String resourceVersion) {
        resumeFrom = resourceVersion;
        expired = false;
    }

    @Override
    public boolean saw(Event event) {
        if (event.type().equals("ERROR")) {
            expired |= event.object().path("code").asInt() == 410;
            return false;
        }
        resumeFrom = event.resourceVersion();
        return !event.type().equals("BOOKMARK");
    }

    @Override
    public String resumeFrom() {
        return expired ? "" : resumeFrom;
    }
}
