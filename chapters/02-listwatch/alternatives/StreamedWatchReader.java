// A right answer in another form: one byte after the other, an unmodifiable list, and no version instead of a flag.
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

public class StreamedWatchReader implements WatchReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CHANGES = Set.of("ADDED", "MODIFIED", "DELETED");

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Optional<String> version = Optional.empty();
    private boolean mustList;

    @Override
    public Event event(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            return new Event(root.required("type").textValue(), root.required("object"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Event> feed(byte[] bytes) {
        Stream.Builder<Event> events = Stream.builder();
        for (byte next : bytes) {
            if (next != '\n') {
                line.write(next);
                continue;
            }
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            if (text.endsWith("\r")) {
                text = text.substring(0, text.length() - 1);
            }
            if (!text.isEmpty()) {
                events.add(event(text));
            }
        }
        return events.build().toList();
    }

    @Override
    public void listed(String resourceVersion) {
        version = Optional.of(resourceVersion);
        mustList = false;
    }

    @Override
    public boolean saw(Event event) {
        if (event.type().equals("ERROR")) {
            if (event.object().path("code").intValue() == 410) {
                version = Optional.empty();
                mustList = true;
            }
        } else if (!mustList) {
            version = Optional.of(event.resourceVersion());
        }
        return CHANGES.contains(event.type());
    }

    @Override
    public String resumeFrom() {
        return version.orElse("");
    }
}
