// A right answer in another form: keeps the history since the last LIST, and computes the version from it when it is asked.
// Pieces are kept as a list of arrays and joined when a line is complete.
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

public class HistoryReader implements WatchReader {
    private static final ObjectReader JSON = new ObjectMapper().reader();

    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private final List<Event> history = new ArrayList<>();
    private String listed = "";

    @Override
    public Event event(String line) {
        try {
            JsonNode root = JSON.readTree(line);
            return new Event(root.required("type").asText(), root.required("object"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Event> feed(byte[] bytes) {
        List<Event> events = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(bytes.clone());
        for (int end = indexOf(rest, '\n'); end >= 0; end = indexOf(rest, '\n')) {
            byte[] piece = new byte[end + 1];
            rest.get(piece);
            pieces.addLast(piece);
            String line = join();
            if (!line.isBlank()) {
                events.add(event(line));
            }
        }
        byte[] piece = new byte[rest.remaining()];
        rest.get(piece);
        pieces.addLast(piece);
        return events;
    }

    private static int indexOf(ByteBuffer bytes, char wanted) {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            if (bytes.get(i) == wanted) {
                return i - bytes.position();
            }
        }
        return -1;
    }

    private String join() {
        ByteBuffer all = ByteBuffer.allocate(pieces.stream().mapToInt(piece -> piece.length).sum());
        pieces.forEach(all::put);
        pieces.clear();
        return new String(all.array(), StandardCharsets.UTF_8);
    }

    @Override
    public void listed(String resourceVersion) {
        history.clear();
        listed = resourceVersion;
    }

    @Override
    public boolean saw(Event event) {
        history.add(event);
        return List.of("ADDED", "MODIFIED", "DELETED").contains(event.type());
    }

    @Override
    public String resumeFrom() {
        boolean expired = history.stream()
                .filter(event -> event.type().equals("ERROR"))
                .anyMatch(event -> event.object().path("code").asInt() == 410);
        return expired
                ? ""
                : history.stream()
                        .filter(event -> !event.type().equals("ERROR"))
                        .reduce((earlier, later) -> later)
                        .map(Event::resourceVersion)
                        .orElse(listed);
    }
}
